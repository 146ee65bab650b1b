extension AccuracyReport: CustomStringConvertible {
  /// The worst error, and for a failure the simplest and the worst case and what is to blame, a line
  /// each.
  ///
  /// Errors are rounded up, so that no true error is greater than the one that is printed.
  public var description: String {
    var lines: [String] = []
    if let failure {
      lines.append("simplest failure: \(failure.simplest), where \(bound) is permitted")
      lines.append("worst failure: \(failure.worst)")
      lines.append("\(failure.triage)")
      if case .rounding = failure.triage {
        lines.append("would pass: \(failure.worst.error.text)")
      }
    } else if let worst {
      lines.append("worst seen: \(worst), where \(bound) is permitted")
    }
    if case .gaveUp = verdict.outcome { lines.append("gave up after \(verdict.discards) discards") }
    if failure == nil, let found = verdict.counterexample {
      let place = PropertyTesting.exactText(of: found.value)
      lines.append("failure: \(found.failure.message) at \(place)")
    }
    if undecided > 0 { lines.append("undecided cases: \(undecided)") }
    return lines.joined(separator: "\n")
  }
}

extension MeasuredCase: CustomStringConvertible {
  /// The error with the value that has it: `3.2 ulp at 0.5 (0x1p-1): computed 1, exact …`.
  public var description: String {
    let near = exact.lowerBound.magnitude < exact.upperBound.magnitude
    let about = near ? exact.lowerBound : exact.upperBound
    let text = exact.lowerBound == exact.upperBound ? about.exactText : "≈\(about)"
    let place = PropertyTesting.exactText(of: value)
    return "\(error.text) at \(place): computed \(computed.exactText), exact \(text)"
  }
}

extension MeasuredError {
  /// The upper end of the error, rounded up to three digits or, from 1,000 on, to a multiple of a
  /// power of two.
  var text: String {
    let most = ulps.upperBound
    guard !most.isNaN, range != .notANumber else { return "no number" }
    guard most.isFinite else { return "more than 2^1023 ulp" }
    if most == 0 { return "0 ulp" }
    if most < 0.01 { return "below 0.01 ulp" }
    let scale: Double = most < 10 ? 100 : most < 100 ? 10 : 1
    if most < 1_000 { return "\(Self.decimal((most * scale).rounded(.up) / scale)) ulp" }
    let digits = (most.significand * 100).rounded(.up) / 100
    // Rounded up, the digits may reach the next power of two.
    if digits == 1 || digits == 2 { return "2^\(most.exponent + (digits == 2 ? 1 : 0)) ulp" }
    return "\(digits) * 2^\(most.exponent) ulp"
  }

  private static func decimal(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}

extension Triage: CustomStringConvertible {
  /// What is to blame, in a sentence.
  public var description: String {
    switch self {
    case .rounding(let condition):
      let number = condition.map { ", whose condition is about \($0.rounded(toDigits: 2))" } ?? ""
      return "rounding: exact arithmetic satisfies the formula\(number)"
    case .wrongFormula(nil): return "wrong formula: exact arithmetic breaks it too"
    case .wrongFormula(let found?):
      return "wrong formula: exact arithmetic breaks it too, for \(found)"
    case .range(let fault): return "range: \(fault)"
    case .beyondBound: return "beyond the bound"
    }
  }
}

extension RangeFault: CustomStringConvertible {
  /// The fault in words.
  public var description: String {
    switch self {
    case .notANumber: "the computed value is NaN"
    case .overflow: "overflow"
    case .beyondGreatest: "the exact value is beyond the greatest double"
    case .underflow: "underflow"
    }
  }
}

extension Double {
  /// The number rounded to a few decimal digits, about.
  fileprivate func rounded(toDigits digits: Int) -> Double {
    guard isFinite, self != 0 else { return self }
    var unit = 1.0
    while magnitude / unit >= 10 { unit *= 10 }
    while magnitude / unit < 1 { unit /= 10 }
    for _ in 1..<Swift.max(2, digits) { unit /= 10 }
    return unit > 0 && unit.isFinite ? (self / unit).rounded() * unit : self
  }
}
