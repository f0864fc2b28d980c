DELETE FROM rule WHERE name = 'group.desk'
