"""How are files checked, and what is kept between runs?"""
