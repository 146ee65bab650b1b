import Exact

extension Certificate {
  /// A formula with matrices as wholes, whatever their entries are.
  ///
  /// Written as an S-expression: `(times (inverse A) (plus B (scaled l (eye n))))`. A family with one index is a column,
  /// and a number is a matrix of one row and one column.
  public indirect enum MatrixTerm: Hashable, Sendable {
    /// A family.
    case family(String)
    /// The identity with so many rows: `(eye n)`.
    case identity(Tree)
    /// A number times a matrix: `(scaled l A)`.
    case scaled(Tree, MatrixTerm)
    /// The sum of one or more: `(plus A B)`.
    case sum([MatrixTerm])
    /// The product of one or more: `(times A B)`.
    case product([MatrixTerm])
    /// The transpose: `(transpose A)`.
    case transpose(MatrixTerm)
    /// The inverse, defined where there is one: `(inverse A)`.
    case inverse(MatrixTerm)

    /// A number as a matrix.
    public static func number(_ tree: Tree) -> MatrixTerm {
      .scaled(tree, .identity(.number(.one)))
    }
  }

  /// A name for a number that is made of matrices.
  public struct MatrixNumber: Hashable, Sendable {
    /// How it is made.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
      /// The determinant.
      case determinant = "det"
      /// The sum of the diagonal.
      case trace
      /// The only entry of a matrix with one row and one column: xᵀAy.
      case entry
    }

    /// The name.
    public let name: String
    /// How the number is made.
    public let kind: Kind
    /// What of.
    public let term: MatrixTerm

    /// A name for a number that is made of a matrix.
    public init(_ name: String, _ kind: Kind, of term: MatrixTerm) {
      self.name = name
      self.kind = kind
      self.term = term
    }
  }

  /// The laws by which formulas with matrices are multiplied out.
  public enum MatrixLaws: String, Hashable, Sendable, CaseIterable {
    /// What stands beside its inverse cancels; inverses and determinants are those of products, multiples and transposes.
    case first = "1"
    /// Besides, what stands at one end of a sum is taken out of its inverse and of its determinant, and
    /// det(c·1 + XR) = c^(n − m)·det(c·1 + RX).
    case second = "2"
  }

  /// Two formulas with matrices that are equal, whatever the entries are, by the laws of matrix algebra.
  ///
  /// ```
  /// claim matrices
  /// variable n positive integer
  /// family A n,n real
  /// laws 2                            where the second laws are needed
  /// number d (det A)                  a name for a number that is made of matrices; `trace` and `entry` besides
  /// left (scaled d (inverse A))
  /// right (times (inverse A) (scaled d (eye n)))
  /// multiply left                     the difference, by what is inverted at its left end; or `right`
  /// part                              a part for each product of which the factors are not the same numbers at once
  /// …
  /// end
  /// ```
  public struct MatrixEquality: Hashable, Sendable {
    /// The laws by which they are equal.
    public let laws: MatrixLaws
    /// The numbers that are made of matrices.
    public let numbers: [MatrixNumber]
    /// The first formula.
    public let left: MatrixTerm
    /// The second one.
    public let right: MatrixTerm
    /// The ends at which the difference is multiplied by what is inverted there, one after the other.
    public let multiplications: [Side]
    /// That the factors of the same product are equal numbers.
    public let parts: [Certificate]

    /// Two formulas with what shows that they are equal.
    public init(
      by laws: MatrixLaws = .first, numbers: [MatrixNumber], _ left: MatrixTerm,
      _ right: MatrixTerm, multiplications: [Side] = [], parts: [Certificate] = []
    ) {
      self.laws = laws
      self.numbers = numbers
      self.left = left
      self.right = right
      self.multiplications = multiplications
      self.parts = parts
    }

    /// The lines behind the variables and families.
    var lines: [String] {
      (laws == .first ? [] : ["laws \(laws.rawValue)"])
        + numbers.map { "number \($0.name) (\($0.kind.rawValue) \($0.term.text))" }
        + ["left \(left.text)", "right \(right.text)"]
        + multiplications.map { "multiply \($0.rawValue)" }
    }
  }
}

extension Certificate.MatrixTerm {
  /// The formula as it is written in a certificate.
  public var text: String {
    switch self {
    case .family(let name): name
    case .identity(let size): "(eye \(size.text))"
    case .scaled(let factor, let term): "(scaled \(factor.text) \(term.text))"
    case .sum(let terms): "(plus" + terms.map { " " + $0.text }.joined() + ")"
    case .product(let factors): "(times" + factors.map { " " + $0.text }.joined() + ")"
    case .transpose(let term): "(transpose \(term.text))"
    case .inverse(let term): "(inverse \(term.text))"
    }
  }

  /// The formulas that it is made of.
  var children: [Certificate.MatrixTerm] {
    switch self {
    case .family, .identity: []
    case .scaled(_, let term), .transpose(let term), .inverse(let term): [term]
    case .sum(let terms), .product(let terms): terms
    }
  }

  /// The names in the numbers that matrices are multiplied by.
  var numberNames: Set<String> {
    var names: Set<String> = []
    var waiting = [self]
    while let term = waiting.popLast() {
      if case .scaled(let factor, _) = term { names.formUnion(factor.names) }
      waiting += term.children
    }
    return names
  }
}
