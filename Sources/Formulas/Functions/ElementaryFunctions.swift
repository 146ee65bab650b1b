import Exact
import Reference

extension Library {
  /// Powers, exponentials, logarithms, trigonometric and hyperbolic functions.
  static var elementary: [Function<S>] {
    let simple: [(String, [String], @Sendable (S) throws -> S)] = [
      ("sqrt", ["root"], { try $0.sqrt() }),
      ("abs", ["fabs", "absolute"], { try $0.absolute() }),
      ("exp", [], { try $0.exp() }),
      ("log", ["ln", "Log", "Ln", "LN"], { try $0.log() }),
      ("log2", ["log_2", "lb"], { try Elementary.log($0, base: 2) }),
      ("log10", ["log_10"], { try Elementary.log($0, base: 10) }),
      ("sin", [], { try $0.apply(.sin) }),
      ("cos", [], { try $0.apply(.cos) }),
      ("tan", ["tg"], { try $0.apply(.tan) }),
      ("sec", [], { try Elementary.sec($0) }),
      ("csc", ["cosec"], { try Elementary.csc($0) }),
      ("cot", ["ctg", "cotan"], { try Elementary.cot($0) }),
      ("asin", ["arcsin"], { try $0.apply(.asin) }),
      ("acos", ["arccos"], { try $0.apply(.acos) }),
      ("atan", ["arctan", "arctg"], { try $0.apply(.atan) }),
      ("asec", ["arcsec"], { try Elementary.asec($0) }),
      ("acsc", ["arccsc"], { try Elementary.acsc($0) }),
      ("acot", ["arccot"], { try Elementary.acot($0) }),
      ("sinh", [], { try $0.apply(.sinh) }),
      ("cosh", [], { try $0.apply(.cosh) }),
      ("tanh", [], { try $0.apply(.tanh) }),
      ("sech", [], { try Elementary.sech($0) }),
      ("csch", ["cosech"], { try Elementary.csch($0) }),
      ("coth", [], { try Elementary.coth($0) }),
      ("asinh", ["arsinh", "arcsinh"], { try Elementary.asinh($0) }),
      ("acosh", ["arcosh", "arccosh"], { try Elementary.acosh($0) }),
      ("atanh", ["artanh", "arctanh"], { try Elementary.atanh($0) }),
      ("asech", ["arsech", "arcsech"], { try Elementary.asech($0) }),
      ("acsch", ["arcsch", "arccsch", "acosech"], { try Elementary.acsch($0) }),
      ("acoth", ["arcoth", "arccoth"], { try Elementary.acoth($0) }),
      ("sigmoid", ["σ", "logistic", "expit"], { try Activations.sigmoid($0) }),
    ]
    return simple.map { name, aliases, function in
      Function(
        name, aliases, Signature("x"), isElementary: true, Arguments.entrywise(name, function))
    } + [
      Function("nthroot", [], Signature("x", "n"), isElementary: true) { arguments in
        let degree = try Arguments.count(arguments[1], of: "nthroot")
        guard degree > 0 else {
          throw DefinitionError.notACount(function: "nthroot", value: "0")
        }
        return try arguments[0].map { try Elementary.root($0, degree: degree) }
      },
      Function("atan2", ["arctan2"], Signature("y", "x"), isElementary: true) { arguments in
        let y = try Arguments.scalar(arguments[0], of: "atan2")
        let x = try Arguments.scalar(arguments[1], of: "atan2")
        do {
          return .scalar(try Elementary.atan2(y, x))
        } catch ArithmeticError.undecided where y is Expression {
          // Which quadrant a point lies in is known of numbers only.
          throw OperationProblem(problem: .kind(operation: "`atan2` of", found: "formula"))
        }
      },
      Function(
        "factorial", ["fact"], Signature("n"),
        Arguments.entrywise("factorial") { (x: S) in
          let number = (x as? Real) ?? (x as? Expression)?.asRational.map { .rational($0) }
          guard let number, let result = try Elementary.factorial(number).asRational else {
            throw OperationProblem(
              problem: .kind(operation: "`factorial` of", found: "formula"))
          }
          return S(result)
        }),
    ]
  }
}
