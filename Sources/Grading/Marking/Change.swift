/// What is true of a wrong formula that one typed mistake makes of the right one.
public enum Change: Sendable {
  case oppositeSign, twice, half, upsideDown, transposed, hundredfold, hundredth, inDegrees,
    inRadians, squared,
    squareRoot, reversed
  /// A logarithm was taken for another one.
  case logarithm(String, insteadOf: String)
  case degreesAsRadians
  case lostTerm(String)
  case termSign(String)
  case lostFactor(String)
  case lostDivision(String)
  case multiplied(String)
  case divided(String)
  case lostRoot(String)
  case lostExponent(String)
  case exponent(of: String, is: String, not: String)
  /// An exponent with the other sign.
  case exponentSign(String)
  case exchanged(String)
  /// Two names stand in the place of each other.
  case exchangedNames(String, String)
  // The same without what the right formula has in it
  case oneTermLost, oneFactorLost, oneTermSign, oneExponent, twoArguments
}
