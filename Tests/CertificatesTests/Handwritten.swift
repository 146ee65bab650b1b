/// Certificates written by hand, each of which holds.
enum Handwritten {
  /// e^(−z)/(1 + e^(−z))² = σ(z)(1 − σ(z)).
  static let sigmoidDerivative = """
    touchstone/certificate/1
    claim equal
    variable z real
    atom k1 (exp (- z))
    left (/ (exp (- z)) (^ (+ 1 (exp (- z))) 2))
    right (* (sigmoid z) (- 1 (sigmoid z)))
    step right 0 unfold (/ 1 (+ 1 (exp (- z))))
    step left 0 atom k1
    end

    """

  /// The gradient of (y − σ(wx))², with and without σ.
  static let gradient = """
    touchstone/certificate/1
    claim equal
    variable w real
    variable x (-5, 5)
    variable y {0, 1}
    atom k1 (exp (* w x))
    left (* -2 x (- y (sigmoid (* w x))) (sigmoid (* w x)) (- 1 (sigmoid (* w x))))
    right (/ (* 2 x (- (sigmoid (* w x)) y) (exp (* w x))) (^ (+ 1 (exp (* w x))) 2))
    step left 2.1 unfold (/ 1 (+ 1 (exp (- (* w x)))))
    step left 2.1.1.1 exp (/ 1 k1) factors (k1 -1)
    step right 0.3 atom k1
    end

    """

  /// log (2πv)^(−N/2) = −N/2·(log 2 + log π + log v).
  static let normalizer = """
    touchstone/certificate/1
    claim equal
    variable v positive
    variable N positive integer
    atom k1 (log 2)
    atom k2 (log pi)
    atom k3 (log v)
    atom k4 (exp (* (/ (- N) 2) (+ k1 k2 k3)))
    left (log (^ (* 2 pi v) (/ (- N) 2)))
    right (* (/ (- N) 2) (+ (log 2) (log pi) (log v)))
    step left 0 unfold (exp (* (/ (- N) 2) (log (* 2 pi v))))
    step right 1.0 atom k1
    step right 1.1 atom k2
    step right 1.2 atom k3
    step left 0.0.1 log (+ k1 k2 k3) factors (2 1) (pi 1) (v 1)
    step left 0 atom k4
    step left . log (* (/ (- N) 2) (+ k1 k2 k3)) factors (k4 1)
    end

    """

  /// √(x²) = |x|.
  static let root = """
    touchstone/certificate/1
    claim equal
    variable x real
    atom k1 (abs x)
    left (sqrt (^ x 2))
    right (abs x)
    step right . atom k1
    step left . power k1
    end

    """

  /// log |x² − 9| = log |x − 3| + log |x + 3|.
  static let magnitudes = """
    touchstone/certificate/1
    claim equal
    variable x real
    atom a1 (abs (- (^ x 2) 9))
    atom b1 (abs (- x 3))
    atom c1 (abs (+ x 3))
    atom b2 (log b1)
    atom c2 (log c1)
    left (log (abs (- (^ x 2) 9)))
    right (+ (log (abs (- x 3))) (log (abs (+ x 3))))
    step left 0 atom a1
    step right 0.0 atom b1
    step right 0 atom b2
    step right 1.0 atom c1
    step right 1 atom c2
    step left . log (+ b2 c2) factors (b1 1) (c1 1)
    end

    """

  /// Σ (y − f)² = Σ y² − 2 Σ y f + Σ f².
  static let squares = """
    touchstone/certificate/1
    claim equal
    variable N positive integer
    family y N real
    family f N real
    atom s1 (sum j 1 N (^ (at y j) 2))
    atom s2 (sum j 1 N (* (at y j) (at f j)))
    atom s3 (sum j 1 N (^ (at f j) 2))
    left (sum i 1 N (^ (- (at y i) (at f i)) 2))
    right (+ (- (sum j 1 N (^ (at y j) 2)) (* 2 (sum j 1 N (* (at y j) (at f j))))) (sum i 1 N (^ (at f i) 2)))
    step right 0.0 atom s1
    step right 0.1.1 atom s2
    step right 1 atom s3
    step left . sum (+ s1 (* -2 s2) s3) terms (1 s1) (-2 s2) (1 s3)
    end

    """

  /// Σ (y − m)² + Σ 1 = Σ y² − 2 m Σ y + N (m² + 1).
  static let variance = """
    touchstone/certificate/1
    claim equal
    variable N positive integer
    variable m real
    family y N real
    atom s1 (sum i 1 N (^ (at y i) 2))
    atom s2 (sum i 1 N (at y i))
    left (+ (sum i 1 N (^ (- (at y i) m) 2)) (sum i 1 N 1))
    right (+ (sum i 1 N (^ (at y i) 2)) (* -2 m (sum i 1 N (at y i))) (* N (+ (^ m 2) 1)))
    step right 0 atom s1
    step right 1.2 atom s2
    step left 0 sum (+ s1 (* -2 m s2) (* N (^ m 2))) terms (1 s1) ((* -2 m) s2) ((^ m 2) 1)
    step left 1 sum N terms (1 1)
    end

    """

  /// tanh(z/2)/2 + 1/2 = σ(z).
  static let tanhAsSigmoid = """
    touchstone/certificate/1
    claim equal
    variable z real
    atom k1 (exp z)
    left (+ (/ (tanh (/ z 2)) 2) 1/2)
    right (sigmoid z)
    step left 0.0 unfold (/ (- (exp (* 2 (/ z 2))) 1) (+ (exp (* 2 (/ z 2))) 1))
    step left 0.0.0.0 atom k1
    step right . unfold (/ 1 (+ 1 (exp (- z))))
    step right 1.1 exp (^ k1 -1) factors (k1 -1)
    end

    """

  /// Σ e^(x − m) = e^(−m) Σ e^x, with an atom that depends on the index.
  static let shift = """
    touchstone/certificate/1
    claim equal
    variable N positive integer
    variable m real
    family x N real
    atom e1 (exp (at x i))
    atom k1 (exp (- m))
    atom s1 (sum i 1 N e1)
    left (sum i 1 N (exp (- (at x i) m)))
    right (* (exp (- m)) (sum j 1 N (exp (at x j))))
    step right 1 rename (sum i 1 N (exp (at x i)))
    step right 1.3 atom e1
    step right 1 atom s1
    step right 0 atom k1
    step left 3 exp (* e1 k1) factors (e1 1) (k1 1)
    step left . sum (* k1 s1) terms (k1 s1)
    end

    """

  /// |x⁴ − 4x³ + 6x² − 4x + 1| = (x − 1)⁴, by a side condition.
  static let square = """
    touchstone/certificate/1
    claim equal
    variable x real
    left (abs (+ (^ x 4) (* -4 (^ x 3)) (* 6 (^ x 2)) (* -4 x) 1))
    right (^ (- x 1) 4)
    step left . abs (+ (^ x 4) (* -4 (^ x 3)) (* 6 (^ x 2)) (* -4 x) 1) where (>= (^ (- x 1) 4) 0)
    end

    """

  /// (x² − 1)/(x − 1) inside a root, cancelled where x ≠ 1 is known from the divisor.
  static let cancelled = """
    touchstone/certificate/1
    claim equal
    variable x (-1, inf)
    atom k1 (sqrt (+ x 1))
    left (sqrt (/ (- (^ x 2) 1) (- x 1)))
    right (sqrt (+ x 1))
    step right . atom k1
    step left . power k1
    end

    """

  /// The sign of a gradient: ∓2·3·2/3·1/3·2/3 = ∓8/9 at a point.
  static let sign = """
    touchstone/certificate/1
    claim different
    variable x real
    variable y {0, 1}
    variable s (0, 1)
    left (* -2 x (- y s) s (- 1 s))
    right (* 2 x (- y s) s (- 1 s))
    point x 3
    point y 1
    point s 1/3
    value left [-8/9, -8/9]
    value right [8/9, 8/9]
    end

    """

  /// The sign of Σ_ij X_ij y_j = (1·5 + 2·7 + 3·9) + (4·5 + 5·7 + 6·9) = 155.
  static let families = """
    touchstone/certificate/1
    claim different
    variable N positive integer
    variable d 1 .. 6
    family y d real
    family X N,d real
    left (sum i 1 N (sum j 1 d (* (at X i j) (at y j))))
    right (- (sum i 1 N (sum j 1 d (* (at X i j) (at y j)))))
    point N 2
    point d 3
    point y [5, 7, 9]
    point X [1, 2, 3] [4, 5, 6]
    value left [155, 155]
    value right [-155, -155]
    end

    """

  static let equal = [
    sigmoidDerivative, gradient, normalizer, root, magnitudes, squares, variance, tanhAsSigmoid,
    shift, square, cancelled,
  ]
  static let different = [sign, families]
  /// Both hold between −√2 and √2.
  static let statement = """
    touchstone/certificate/2
    claim same
    variable x real
    left (< (^ x 2) 2)
    right (and (> x (- (sqrt 2))) (< x (sqrt 2)))
    by line x
    cut (- (sqrt 2))
    cut (sqrt 2)
    end

    """

  /// The square of a number from 0 on rises.
  static let ascent = """
    touchstone/certificate/2
    claim increasing
    variable x nonnegative
    left (^ x 2)
    right x
    by rising t nonnegative
    quantity x
    first (^ t 2)
    second t
    end

    """

  static let all = equal + different + [statement, ascent]
}
