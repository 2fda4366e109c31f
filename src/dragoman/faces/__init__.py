"""What people and programs see: the command line, the web page, the exports."""
