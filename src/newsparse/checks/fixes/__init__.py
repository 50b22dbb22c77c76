"""How are findings fixed, and proven safe?"""
