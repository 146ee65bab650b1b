import Formats
import Formulas

// Derivatives as labels: quotients of differentials, gradients and primes.
extension ValueLabel {
  /// `∂L/∂w₁`, `\frac{\mathrm dy}{\mathrm dx}`, `\partial_w L`, `−∇f`, `f'(x)`; with what it is taken at behind it.
  mutating func takeDerivative() -> Bool {
    _ = take("-") || take("−")
    // The bar that says where it is taken may have a partner that is not printed.
    _ = take("\\left.")
    return takeUnsignedDerivative()
  }

  private mutating func takeUnsignedDerivative() -> Bool {
    let start = place
    let kinds: [(inout ValueLabel) -> Bool] = [
      { $0.takeFraction() }, { $0.takeGradient() }, { $0.takeQuotient() }, { $0.takeOperator() },
      { $0.takeGradientByName() },
    ]
    for takes in kinds {
      place = start
      if takes(&self) { return takePoint() }
    }
    place = start
    guard takeFunction(), takePrime() else { return false }
    while takePrime() {}
    _ = takeBracket(isSquare: false)
    return takePoint()
  }

  private mutating func takeFraction() -> Bool {
    guard ["\\frac", "\\dfrac", "\\tfrac"].contains(where: { take($0) }) else { return false }
    let open = place
    guard take("{"), takeDifferential() else { return false }
    let start = place
    let namesFunction = takeDifferentiated()
    if !take("}") {
      // The whole formula stands above the line.
      place = start
      guard let close = text.closing(from: open), close > start else { return false }
      differentiated = start..<close
      place = close + 1
      skipBlanks()
    }
    guard take("{") else { return false }
    // `\partial x \partial y` of a mixed derivative.
    repeat { guard takeDenominator() else { return false } } while !take("}")
    if !namesFunction, differentiated == nil {
      return takeFunction(hasSquare: false) && takeArguments()
    }
    return takeArguments()
  }

  private mutating func takeGradient() -> Bool {
    guard take("∇") || take("\\nabla") else { return false }
    let start = place
    // `∇_wL` is ∇_w L.
    for isWhole in [true, false] {
      place = start
      if take("_"), !takeIndex(isWhole: isWhole) { continue }
      _ = takeSquare()
      if takeFunction() { return takeArguments() }
    }
    return false
  }

  /// `grad f`, `\operatorname{grad} f` and `grad(f)`.
  private mutating func takeGradientByName() -> Bool {
    let isBraced =
      ["\\operatorname", "\\mathrm", "\\text"].contains { take($0) } && take("{")
    guard let word = takeWord(), ["grad", "Grad", "gradient", "Gradient"].contains(word),
      !isBraced || take("}")
    else { return false }
    _ = take("\\,") || take("of ")
    return isAtEquals || takeBracket(isSquare: false) || takeFunction() && takeArguments()
  }

  /// The derivatives that a vector has for its entries, `(∂f/∂x, ∂f/∂y)`, in the order of their names.
  mutating func takeDerivatives() -> Bool {
    _ = takeSizing()
    let isSquare = take("[")
    guard isSquare || take("(") else { return false }
    var count = 0
    repeat {
      guard takeDerivative() else { return false }
      count += 1
    } while take(",")
    _ = takeSizing()
    return take(isSquare ? "]" : ")") && count > 1 && differentials == differentials.sorted()
  }

  /// The sign of a derivative with the formula that is differentiated, `d/dx(sin(x²))`, up to the equals sign.
  mutating func takeAppliedOperator() -> Bool {
    if ["\\frac", "\\dfrac", "\\tfrac"].contains(where: { take($0) }) {
      guard take("{"), takeDifferential(), take("}"), take("{"), takeDenominator(), take("}") else {
        return false
      }
    } else {
      guard takeDifferential(), take("/"), takeDenominator() else { return false }
    }
    return takeDifferentiatedFormula()
  }

  /// The sign of a gradient with the formula that it is taken of, `\nabla_x \|Ax - b\|^2`, up to the equals sign.
  mutating func takeAppliedGradient() -> Bool {
    guard take("∇") || take("\\nabla") else { return false }
    let start = place
    if take("_") {
      guard takeIndex() else { return false }
      differentials.append(written(from: start + 1))
    } else if takeSubscripts() {
      differentials.append(Self.lowered(written(from: start)))
    }
    return takeDifferentiatedFormula()
  }

  /// Letters below the line as they are on it.
  private static func lowered(_ text: String) -> String {
    text == "ₓ" ? "x" : text
  }

  /// Takes a formula up to the equals sign, as what is differentiated.
  private mutating func takeDifferentiatedFormula() -> Bool {
    let start = place
    var depth = 0
    var isInBars = false
    while place < text.count, depth > 0 || !isAtEquals {
      switch text[place] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "‖": isInBars.toggle()
      case "|" where place > 0 && ["\\", "|"].contains(text[place - 1]): isInBars.toggle()
      // `d/dx(y) + y = 0` is an equation.
      case "+", "-", "−": if depth == 0, !isInBars { return false }
      case ",", ";": if depth == 0, place > 0, text[place - 1] != "\\" { return false }
      default: break
      }
      if depth < 0 { return false }
      place += 1
    }
    differentiated = start..<place
    return place < text.count && place > start
  }

  private mutating func takeQuotient() -> Bool {
    takeDifferential() && takeDifferentiated() && take("/") && takeDenominator()
      && takeArguments()
  }

  /// What is differentiated: the name of a function, with arguments or without, or a formula in brackets, `d(x²)/dx`.
  private mutating func takeDifferentiated() -> Bool {
    let start = place
    guard takeBracket(isSquare: false) else { return takeFunction() && takeArguments() }
    differentiated = start..<place
    return true
  }

  /// The derivative in the language of keys, `diff(x^3,x)`, where what is differentiated is written out; nil elsewhere.
  ///
  /// Where a square stands above the sign of a derivative by one name, it is taken twice.
  var writtenDerivative: String? {
    guard let differentiated else { return nil }
    let formula = String(String.UnicodeScalarView(text[differentiated]))
    var names = differentials.map { Self.withoutSquare($0) }
    if names.isEmpty {
      // ∇ does not say by what, unless only one name can be meant; matrices have capitals.
      var free = FreeNames()
      free.add(formula)
      names = (free.numbers + free.families.map(\.name)).filter { $0.first?.isLowercase == true }
      guard names.count == 1 else { return nil }
    }
    let isTwice = names.count == 1 && differentials.count == 1 && names != differentials
    return (isTwice ? names + names : names).reduce(formula) { "diff(\($0),\($1))" }
  }

  private static func withoutSquare(_ name: String) -> String {
    for square in ["²", "^2", "^{2}"] where name.hasSuffix(square) {
      return String(name.dropLast(square.count)).trimmed
    }
    return name
  }

  private mutating func takeDenominator() -> Bool {
    guard takeDifferential() else { return false }
    let start = place
    guard takeFunction() else { return false }
    differentials.append(String(String.UnicodeScalarView(text[start..<place])).trimmed)
    return true
  }

  /// `\partial_w L` and `∂ₓf`.
  private mutating func takeOperator() -> Bool {
    guard take("∂") || take("\\partial") else { return false }
    let start = place
    for isWhole in [true, false] {
      place = start
      guard take("_") ? takeIndex(isWhole: isWhole, isNested: true) : takeSubscripts() else {
        continue
      }
      if takeFunction() { return takeArguments() }
    }
    return false
  }

  /// A letter or a word, `L` and `loss`, with what stands above and below it.
  private mutating func takeFunction(hasSquare: Bool = true) -> Bool {
    let start = place
    if let word = takeWord(), word.unicodeScalars.count > 2 {
      return takeTail(hasCall: false, hasSquare: hasSquare)
    }
    place = start
    return takeName(hasCall: false, hasSquare: hasSquare)
  }

  private mutating func takeArguments() -> Bool {
    let start = place
    _ = takeSizing()
    if !takeBracket(isSquare: false) { place = start }
    return true
  }

  /// Where it is taken, `\Big|_{x=2}`, if that stands here.
  private mutating func takePoint() -> Bool {
    let start = place
    _ = takeSizing()
    guard take("|") || take("\\vert") || take("\\rvert"), take("_") else {
      place = start
      return true
    }
    guard place < text.count, text[place] == "{", let close = text.closing(from: place) else {
      return false
    }
    place = close + 1
    skipBlanks()
    return true
  }

  private mutating func takePrime() -> Bool {
    if take("'") || take("’") || take("′") { return true }
    let start = place
    if take("^"), take("{"), take("\\prime"), take("}") { return true }
    place = start
    if take("^"), take("\\prime") { return true }
    place = start
    return false
  }

  private mutating func takeDifferential() -> Bool {
    let start = place
    if ["\\mathrm", "\\text", "\\operatorname", "\\rm"].contains(where: { take($0) }) {
      let isBraced = take("{")
      guard take("d"), !isBraced || take("}") else {
        place = start
        return false
      }
    } else if !take("∂"), !take("\\partial"), !take("d") {
      return false
    }
    _ = takeSquare()
    return true
  }

  /// Whether a text is a product of derivatives alone.
  static func isChainRule(_ text: String) -> Bool {
    var label = ValueLabel(text + " = ")
    label.skipBlanks()
    return label.takeProductOfDerivatives() && label.isAtEquals
  }

  /// Passes over links of a chain that are derivatives alone, `∂L/∂r·∂r/∂w =`.
  mutating func skipChainRule() {
    var start = place
    while takeProductOfDerivatives(), takeEquals(), place < text.count { start = place }
    place = start
  }

  private mutating func takeProductOfDerivatives() -> Bool {
    repeat {
      guard takeDerivative() else { return false }
    } while takeTimes() || (place < text.count && !isAtEquals)
    return true
  }

  private mutating func takeTimes() -> Bool {
    ["·", "⋅", "*", "×", "\\cdot", "\\times", "\\,", "+"].contains { take($0) }
  }
}
