"""By being here it lets the tests of this folder and below import `making.py`: pytest puts its folder on the path."""
