// Formulas as they are written: `let z = try 3 * x + 1`. Each operator records the operation of its
// name, and throws as that does.

extension Tape.Variable {
  /// x + y.
  public static func + (x: Self, y: Self) throws(MathError) -> Self { try x.tape.add(x, y) }
  /// x − y.
  public static func - (x: Self, y: Self) throws(MathError) -> Self { try x.tape.sub(x, y) }
  /// x·y.
  public static func * (x: Self, y: Self) throws(MathError) -> Self { try x.tape.mul(x, y) }
  /// x/y.
  public static func / (x: Self, y: Self) throws(MathError) -> Self { try x.tape.div(x, y) }
  /// −x.
  public static prefix func - (x: Self) throws(MathError) -> Self { try x.tape.neg(x) }

  /// x + c.
  public static func + (x: Self, c: Double) throws(MathError) -> Self {
    try x.tape.shift(x, by: c)
  }
  /// c + x.
  public static func + (c: Double, x: Self) throws(MathError) -> Self {
    try x.tape.shift(x, by: c)
  }
  /// x − c.
  public static func - (x: Self, c: Double) throws(MathError) -> Self {
    try x.tape.shift(x, by: -c)
  }
  /// c − x.
  public static func - (c: Double, x: Self) throws(MathError) -> Self {
    try x.tape.shift(x.tape.neg(x), by: c)
  }
  /// c·x.
  public static func * (c: Double, x: Self) throws(MathError) -> Self {
    try x.tape.scale(x, by: c)
  }
  /// x·c.
  public static func * (x: Self, c: Double) throws(MathError) -> Self {
    try x.tape.scale(x, by: c)
  }
  /// x/c.
  public static func / (x: Self, c: Double) throws(MathError) -> Self {
    try x.tape.div(x, x.tape.constant(c))
  }
  /// c/x.
  public static func / (c: Double, x: Self) throws(MathError) -> Self {
    try x.tape.div(x.tape.constant(c), x)
  }
}
