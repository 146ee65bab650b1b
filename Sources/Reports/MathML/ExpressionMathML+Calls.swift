import Exact
import Formats
import Formulas

extension ExpressionMathML {
  /// A function of its arguments, in its own notation where it has one.
  func call(_ name: String, _ arguments: [Expression]) -> Piece {
    if let piece = notation(name, arguments) { return piece }
    return Piece(
      markup: [MathNames.function(name), argumentList(arguments)], binding: .atom, isWord: true)
  }

  /// Arguments in brackets.
  func argumentList(_ arguments: [Expression]) -> Markup {
    MathML.fenced("(", MathML.list(arguments.map { MathML.row(piece($0).markup) }), ")")
  }

  /// A function that is written with signs; nil for one that is written with its name.
  func notation(_ name: String, _ arguments: [Expression]) -> Piece? {
    switch (name, arguments.count) {
    case ("sqrt", 1):
      Piece(markup: [MathML.root(row(arguments[0]))], binding: .atom)
    case ("abs", 1): Piece(markup: [fence("|", arguments[0], "|")], binding: .atom)
    case ("norm", 1): Piece(markup: [fence("‖", arguments[0], "‖")], binding: .atom)
    case ("norm1", 1): norm(arguments[0], MathML.number("1"))
    case ("norminf", 1): norm(arguments[0], MathML.sign("∞"))
    case ("frobenius", 1): norm(arguments[0], MathNames.letters("F"))
    case ("transpose", 1): raised(arguments[0], MathML.sign("⊤"))
    case ("inverse", 1):
      raised(arguments[0], MathML.row([MathML.prefix("−"), MathML.number("1")]))
    case ("factorial", 1):
      Piece(
        markup: [
          piece(arguments[0]).inside(.power), .element("mo", ["form": "postfix"], text: "!"),
        ],
        binding: .power)
    case ("dot", 2): between(arguments, "⋅")
    case ("hadamard", 2): between(arguments, "⊙")
    case ("outer", 2): between(arguments, "⊗")
    case ("kl", 2), ("js", 2):
      Piece(
        markup: [
          MathNames.function(name),
          MathML.fenced(
            "(",
            [
              row(arguments[0]), .element("mo", ["stretchy": "false"], text: "‖"),
              row(arguments[1]),
            ], ")"),
        ], binding: .atom, isWord: true)
    case ("grad", 2): derivative(arguments)
    case ("prime", 1): primed(arguments[0])
    default: nil
    }
  }

  /// A function with primes and its argument; nil for anything but a call.
  private func primed(_ call: Expression) -> Piece? {
    guard let (function, order, arguments) = Expression.primed(call) else { return nil }
    let primes = MathML.sign(String(repeating: "′", count: order))
    return Piece(
      markup: [MathML.power(MathNames.function(function), primes), argumentList(arguments)],
      binding: .atom, isWord: true)
  }

  private func row(_ expression: Expression) -> Markup { MathML.row(piece(expression).markup) }

  private func fence(_ open: String, _ inner: Expression, _ close: String) -> Markup {
    MathML.fenced(open, piece(inner).markup, close)
  }

  private func norm(_ inner: Expression, _ index: Markup) -> Piece {
    Piece(markup: [MathML.indexed(fence("‖", inner, "‖"), index)], binding: .atom)
  }

  private func raised(_ base: Expression, _ exponent: Markup) -> Piece {
    Piece(markup: [MathML.power(piece(base).inside(.power), exponent)], binding: .power)
  }

  private func between(_ arguments: [Expression], _ sign: String) -> Piece {
    let sides = arguments.map { piece($0).inside(.product) }
    return Piece(markup: [sides[0], MathML.sign(sign), sides[1]], binding: .product)
  }

  /// ∂L/∂w of a name, ∂/∂w (…) of anything else.
  private func derivative(_ arguments: [Expression]) -> Piece? {
    guard case .name = arguments[1].kind else { return nil }
    let below = MathML.row([MathML.prefix("∂"), row(arguments[1])])
    if case .name = arguments[0].kind {
      let above = MathML.row([MathML.prefix("∂"), row(arguments[0])])
      return Piece(markup: [MathML.fraction(above, below)], binding: .product)
    }
    return Piece(
      markup: [
        MathML.fraction(MathML.prefix("∂"), below),
        MathML.fenced("(", piece(arguments[0]).markup, ")"),
      ], binding: .product)
  }
}
