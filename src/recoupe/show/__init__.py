"""What a user sees: terminal views, exports, documents."""
