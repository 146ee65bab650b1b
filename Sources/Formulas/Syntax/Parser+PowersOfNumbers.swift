// Powers of numbers behind a factor, as people write them: `n 2^{n-1}`, `x 10^3`, `(-1)^n\,2^n`.
extension Parser {
  /// Whether a number without a sign before it is a factor: a power of it, or a multiple of a name behind a call.
  func isFactorBehind(_ left: Expression) -> Bool {
    isPowerBehindFactor(left) || isMultipleBehindCall(left)
  }

  /// Whether a number with a name right behind it stands behind the bracket of a LaTeX function, `\cos(x^2)2x`.
  private func isMultipleBehindCall(_ left: Expression) -> Bool {
    guard index > 0, tokens[index - 1].kind == .sign(.close), case .call = left.kind,
      source(left).hasPrefix("\\"), case .word(let word) = next.kind, !next.followsSpace
    else { return false }
    return vocabulary.declares(word)
  }

  /// Whether the number here, which has an exponent, is a factor of its own behind what stands before it.
  ///
  /// Behind a number it is one where it may be nothing else; behind a function without brackets it may belong to
  /// the argument.
  private func isPowerBehindFactor(_ left: Expression) -> Bool {
    guard index > 0, isRaised else { return false }
    let before = tokens[index - 1]
    guard token.range.lowerBound > lastEnd || before.kind.nesting == -1 else { return false }
    switch left.kind {
    // In `5 x 10^3` the x may be a times sign.
    case .name(let name):
      if name.lowercased() == "x", source(token.range) == "10", index > 1,
        case .number = tokens[index - 2].kind
      {
        return false
      }
      return true
    case .number: return isFactorOfNumber(before)
    case .power(let base, _):
      if text[left.range.lowerBound] == "(" { return true }
      return switch base.kind {
      case .name, .number: true
      default: before.kind.nesting == -1
      }
    default: return before.kind.nesting == -1
    }
  }

  /// Refuses an exponent in braces that has an exponent behind it, `x^{2}^{y}`, as LaTeX does: of what it is one, x or x²,
  /// nobody can see.
  func refuseSecondExponent(
    behind exponent: Expression, from first: Token
  ) throws(FormulaError) {
    guard first.kind == .sign(.openBrace), text[first.range.lowerBound] == "{",
      tokens[index - 1].kind == .sign(.closeBrace), next.kind != .word("T")
    else { return }
    let last = closingBrace(from: index + 1) ?? index + 1
    let range = next.range.lowerBound..<tokens[min(last, tokens.count - 1)].range.upperBound
    let below = source(exponent).dropFirst().dropLast()
    throw FormulaError(
      .ambiguous(first: "^{\(below)^\(source(range))}", second: "^{(\(below))*\(source(range))}"),
      at: first.range.lowerBound..<range.upperBound)
  }

  private var isRaised: Bool {
    if case .superscript = next.kind { return true }
    return next.kind == .sign(.power)
  }

  /// Whether the power here is a factor behind a number, whose last digits it may be, `1 000^2`.
  ///
  /// A power of ten, or one whose exponent is no number alone, is a factor.
  private func isFactorOfNumber(_ before: Token) -> Bool {
    let (digits, written) = (source(token.range), source(before.range))
    guard written.allSatisfy(\.isNumber) || written.contains("."), digits.count != 3 else {
      return false
    }
    if digits == "10" { return true }
    guard next.kind == .sign(.power), index + 2 < tokens.count else { return false }
    var place = index + 2
    if tokens[place].kind == .sign(.openBrace) || tokens[place].kind == .sign(.open) { place += 1 }
    guard place < tokens.count, case .word = tokens[place].kind else { return false }
    return true
  }
}
