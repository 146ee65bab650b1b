/// The text of a certificate of equality in short form: its head lines, both sides, and its steps.
func equalText(
  _ head: String..., left: String, right: String, steps: String...
) -> String {
  (["touchstone/certificate/1", "claim equal"] + head + ["left \(left)", "right \(right)"]
    + steps.map { "step \($0)" } + ["end"]).joined(separator: "\n") + "\n"
}
