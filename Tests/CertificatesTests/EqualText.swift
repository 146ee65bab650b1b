/// The text of a certificate of equality in short form: its head lines, both sides, and its steps.
func equalText(
  _ head: String..., left: String, right: String, steps: String...
) -> String {
  (["touchstone/certificate/1", "claim equal"] + head + ["left \(left)", "right \(right)"]
    + steps.map { "step \($0)" } + ["end"]).joined(separator: "\n") + "\n"
}

/// The text of a certificate whose equality comes down to that of parts, each with its own lines.
func reducedText(
  _ head: [String], left: String, right: String, by reduction: String, _ parts: [[String]]
) -> String {
  var lines = ["touchstone/certificate/2", "claim equal"] + head
  lines += ["left \(left)", "right \(right)", "by \(reduction)"]
  for part in parts { lines += ["part", "claim equal"] + part + ["end"] }
  return (lines + ["end"]).joined(separator: "\n") + "\n"
}
