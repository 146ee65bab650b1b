/// Functions that people know from elsewhere, and that do not exist here.
enum UnknownFunctions {
  /// Names that are functions where a bracket follows.
  private static let names: Set = [
    "floor", "ceil", "ceiling", "round", "trunc", "frac", "mod", "rem", "gcd", "lcm", "sgn", "sign",
    "signum", "heaviside", "step", "indicator", "lgamma", "digamma", "leakyrelu", "leaky_relu",
    "LeakyReLU", "elu", "ELU", "selu", "hardtanh", "mish", "var", "Var", "std", "Std", "median",
    "cov",
    "Cov", "corr", "argmax", "argmin", "onehot", "one_hot", "imag", "conj", "diff", "integrate",
    "limit", "grad", "vec", "cumsum", "zeros", "ones", "eye", "sinc", "lg", "ld", "Prob",
  ]
  /// Names with their argument in them.
  private static let joined: Set = ["sinx", "cosx", "tanx", "lnx", "logx", "expx"]

  /// Whether a word calls such a function where it stands.
  static func isCalled(_ word: String, in tokens: [Token], at place: Int) -> Bool {
    if joined.contains(word) { return true }
    guard names.contains(word), place + 1 < tokens.count else { return false }
    let next = tokens[place + 1]
    return next.kind == .sign(.open) && !next.followsSpace
  }
}
