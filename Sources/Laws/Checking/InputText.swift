import PropertyTesting

/// An input of a law for people: the fields of a structure by their names, without names of types.
func inputText(_ value: Any) -> String {
  text(value, isInside: false)
}

private func text(_ value: Any, isInside: Bool) -> String {
  guard !(value is any CustomStringConvertible) else { return describe(value) }
  let mirror = Mirror(reflecting: value)
  switch mirror.displayStyle {
  case .struct:
    let fields = mirror.children.map { "\($0.label ?? "") = \(text($0.value, isInside: true))" }
    return isInside
      ? "(\(fields.joined(separator: ", ")))" : fields.joined(separator: ", ")
  case .tuple:
    let parts = mirror.children.map { text($0.value, isInside: true) }
    return "(\(parts.joined(separator: ", ")))"
  default: return describe(value)
  }
}
