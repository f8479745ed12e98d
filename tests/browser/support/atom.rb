# Reads Atom feeds as the library of Ruby does when it validates: what is missing, stands too often, is unknown or has a
# value that is not allowed is an error. Prints a line for each feed that has one.

require "rss"

ARGV.each do |path|
  feed = RSS::Parser.parse(File.read(path, encoding: "UTF-8"), validate: true, ignore_unknown_element: false)
  puts "#{path}: not Atom" unless feed.is_a?(RSS::Atom::Feed)
rescue RSS::Error => error
  puts "#{path}: #{error.message}"
end
