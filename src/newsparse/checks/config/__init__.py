"""What has a newsroom decided?"""
