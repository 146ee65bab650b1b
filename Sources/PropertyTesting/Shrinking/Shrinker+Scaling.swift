/// Passes that change all doubles at once.
extension Shrinker {
  private var floatPlaces: [Int] { choices.indices.filter { choices[$0].kind == .float } }

  /// Changes the sign of all doubles: what depends on their products or ratios alone.
  func negateFloats() {
    _ = take(changingFloats { -$0 })
  }

  /// Multiplies all doubles by a power of two: what depends on their ratios alone.
  ///
  /// The powers tried are those that make one of the doubles a number between one and two, or all
  /// of its bits a whole number.
  func scaleFloats() {
    for place in floatPlaces where place < choices.count && choices[place].kind == .float {
      let value = choices[place].float
      guard value.isFinite, value != 0 else { continue }
      let exponent = Int(value.exponent)
      for power in [value.significandWidth - exponent, -exponent] where power != 0 {
        // Two factors, because one alone may be beyond the greatest double.
        let half = Double(sign: .plus, exponent: power / 2, significand: 1)
        let rest = Double(sign: .plus, exponent: power - power / 2, significand: 1)
        if take(changingFloats { $0 * half * rest }) { break }
      }
    }
  }

  private func changingFloats(_ change: (Double) -> Double) -> [Choice] {
    choices.map { choice in
      guard choice.kind == .float else { return choice }
      let changed = change(choice.float).bitPattern
      return choice.permits(changed) ? choice.with(changed) : choice
    }
  }
}
