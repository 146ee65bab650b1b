import Exact

/// Why two formulas are equal, or different: a text that anyone can check.
///
/// **Equal** means: at every point of the domains at which both formulas are defined, they have the
/// same value. It is shown by steps, each of which replaces a subtree by what equals it, until both
/// sides are arithmetic whose difference expands to zero. **Different** means: at one point of the domains
/// both are defined and lie in disjoint intervals.
///
/// A certificate is text, one item a line, in this order, with `touchstone/certificate/1` before and
/// `end` behind, or `touchstone/certificate/2` where it needs what `Reduction` or a rule of version 2 says:
/// ```
/// claim equal                                   or: claim different, or one of the last ones below
/// variable w real                               a name and its domain
/// family y N real                               y_1 … y_N, all entries of one domain
/// family X N,d real                             two indices
/// group p q r                                   variables in [0, 1] that add up to 1
/// atom k1 (exp (* -1 w x))                      a name for a function of arithmetic
/// atom k2 (cos (/ pi 3)) = 1/2                  and what it equals: a number, or as `Fact` says
/// left (…)                                      the two formulas
/// right (…)
/// step left 2.1 unfold (…)                      side, place, rule, result
/// step left . log (…) factors (x 2) where (> x 0)
/// ```
/// and for a difference, instead of atoms and steps:
/// ```
/// point w 0                                     a value for each variable
/// point y [1/2, 3]                              the entries of a family
/// point X [1, 2] [3, 4]                         its rows
/// value left [-1/4, -1/4]                       where the values lie
/// value right [1/4, 1/4]
/// ```
/// A claim about one formula has no right side, no steps and no parts:
/// ```
/// claim nonnegative                             or: claim positive, claim nonzero
/// variable x real
/// left (+ 1 (* x x))                            it has such a value at every point of the domains
/// end
/// ```
/// There the places of entries have to be shown to lie within the sizes of their families.
/// A claim about statements has these in place of formulas, and `Agreement` lists what may stand behind
/// them; `Ascent` says what stands behind the formulas of `claim increasing`, and `MatrixEquality` what a
/// `claim matrices` holds:
/// ```
/// claim same                                    the statements hold at the same points
/// variable x real
/// left (< (^ x 2) 2)
/// right (and (< (- (sqrt 2)) x) (< x (sqrt 2)))
/// by line x
/// cut (- (sqrt 2))
/// cut (sqrt 2)
/// end
/// ```
/// Instead of atoms and steps, equality may come down to that of other formulas, the parts:
/// ```
/// by cases y                                    `Reduction` lists what may stand here
/// part                                          a part for each number of y, as a whole certificate
/// claim equal                                   …
/// end
/// ```
/// A part declares every variable and family of its formulas, with the domain that it has there: none is an atom. What
/// a reduction writes names variables and families alone, and no step binds an index within a sum over it.
///
/// A step replaces the subtree at its place, and every equal subtree on both sides. `Rule` lists
/// the rules, `Certificate.Tree` the formulas. An index name stands for one range everywhere, so that
/// what is known of it does not depend on the sum. Whoever wrote a certificate need not be trusted:
/// checking uses `Exact` alone.
public struct Certificate: Hashable, Sendable {
  /// The first line of a certificate by rules of the first version alone.
  public static let version = "touchstone/certificate/1"
  /// The first line of any other certificate.
  public static let secondVersion = "touchstone/certificate/2"

  /// A variable.
  public struct Variable: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The numbers that it stands for.
    public let domain: Domain

    /// A variable with its domain.
    public init(_ name: String, _ domain: Domain) {
      self.name = name
      self.domain = domain
    }
  }

  /// Numbers with one or two indices, counted from 1.
  public struct Family: Hashable, Sendable {
    /// The name.
    public let name: String
    /// How far each index runs: an integer variable or a whole number.
    public let sizes: [Tree]
    /// What each entry lies in.
    public let domain: Domain

    /// A family with its sizes and the domain of its entries.
    public init(_ name: String, sizes: [Tree], _ domain: Domain) {
      self.name = name
      self.sizes = sizes
      self.domain = domain
    }
  }

  /// A name for a function, a power or a sum of arithmetic over variables and earlier atoms.
  ///
  /// Where the definition has an index that no sum inside it binds, the atom depends on the sum that
  /// is around its use.
  public struct Atom: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What it stands for.
    public let definition: Tree
    /// What it equals, as arithmetic over earlier atoms, where a fact about its function says so.
    public let value: Tree?

    /// An atom with its definition, and what it is known to equal.
    public init(_ name: String, _ definition: Tree, value: Tree? = nil) {
      self.name = name
      self.definition = definition
      self.value = value
    }
  }

  /// One of the two formulas.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    case left, right
  }

  /// A number that a rule multiplies: a base with an exponent, a coefficient with a sum.
  public struct Pair: Hashable, Sendable {
    /// The first of the two: a base, or a coefficient.
    public let first: Tree
    /// The second: an exponent, or the name of a sum, or 1.
    public let second: Tree

    /// Two trees.
    public init(_ first: Tree, _ second: Tree) {
      self.first = first
      self.second = second
    }
  }

  /// A statement about the sign of a tree, which has to follow from the domains.
  public struct Condition: Hashable, Sendable {
    /// What is stated.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
      case positive = ">"
      case nonnegative = ">="
      case nonzero = "/="
    }

    /// How the tree compares with 0.
    public let relation: Relation
    /// The tree.
    public let tree: Tree

    /// The statement that a tree compares so with 0.
    public init(_ relation: Relation, _ tree: Tree) {
      self.relation = relation
      self.tree = tree
    }
  }

  /// The replacement of a subtree by what equals it.
  public struct Step: Hashable, Sendable {
    /// The side on which the place is.
    public let side: Side
    /// Where the subtree stands.
    public let place: Place
    /// Why the result equals it.
    public let rule: Rule
    /// What replaces it.
    public let result: Tree
    /// For `exp` and `log` the factors (base, exponent), for `angle` the angles (part, multiple), for `sum`
    /// the terms (coefficient, sum or 1).
    public let pairs: [Pair]
    /// Side conditions that the step needs.
    public let conditions: [Condition]

    /// A step with all its parts.
    public init(
      _ side: Side, _ place: Place, _ rule: Rule, _ result: Tree, pairs: [Pair] = [],
      where conditions: [Condition] = []
    ) {
      self.side = side
      self.place = place
      self.rule = rule
      self.result = result
      self.pairs = pairs
      self.conditions = conditions
    }
  }

  /// What a variable, or a family by rows, is at a point.
  public struct Value: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The rows: one number for a variable, one row for a family with one index.
    public let rows: [[Rational]]

    /// The value of a variable.
    public init(_ name: String, _ value: Rational) {
      self.name = name
      rows = [[value]]
    }

    /// The entries of a family, row by row.
    public init(_ name: String, rows: [[Rational]]) {
      self.name = name
      self.rows = rows
    }
  }

  /// A point, and closed intervals around the values of both sides there.
  public struct Witness: Hashable, Sendable {
    /// The values of the variables and families.
    public let point: [Value]
    /// Where the left side lies.
    public let left: ClosedRange<Rational>
    /// Where the right side lies.
    public let right: ClosedRange<Rational>

    /// A witness from a point and two intervals.
    public init(
      point: [Value], left: ClosedRange<Rational>, right: ClosedRange<Rational>
    ) {
      self.point = point
      self.left = left
      self.right = right
    }
  }

  /// What is claimed, and why.
  public enum Claim: Hashable, Sendable {
    /// Both sides are equal wherever both are defined.
    case equal(atoms: [Atom], steps: [Step])
    /// Both sides are equal because the sides of each part are.
    case reduced(Reduction, [Certificate])
    /// The left side has a value everywhere on the domains, which compares so with 0; the right side is 0.
    case sign(Condition.Relation)
    /// Two statements hold at the same points; both sides are 0.
    case same(Agreement)
    /// At any two points the values of both sides have the same order.
    case increasing(Ascent)
    /// Two formulas with matrices are equal wherever both are defined; both sides are 0.
    case matrices(MatrixEquality)
    /// Both sides are different at a point.
    case different(Witness)
  }

  /// The variables.
  public let variables: [Variable]
  /// The families.
  public let families: [Family]
  /// The variables that are the probabilities of a distribution: each in [0, 1], and together 1.
  public let groups: [[String]]
  /// The left formula.
  public let left: Tree
  /// The right formula.
  public let right: Tree
  /// What is claimed of them, and why.
  public let claim: Claim

  /// A certificate from its parts.
  ///
  /// - Throws: `CertificateError.meaning` where a name, an index or a size makes no sense, `.tooLarge`.
  public init(
    variables: [Variable], families: [Family] = [], groups: [[String]] = [], left: Tree,
    right: Tree, claim: Claim
  ) throws(CertificateError) {
    self.variables = variables
    self.families = families
    self.groups = groups
    self.left = left
    self.right = right
    self.claim = claim
    _ = try Scope(self)
  }

  /// A certificate that shows what it claims, by work that draws on the budget in force.
  ///
  /// - Throws: as `init`, and as `checkWithinBudget`.
  package static func checked(
    variables: [Variable], families: [Family], groups: [[String]] = [], left: Tree, right: Tree,
    claim: Claim
  ) throws(CertificateError) -> Certificate {
    let certificate = Certificate(
      unread: claim, left, right, variables: variables, families: families, groups: groups)
    let scope = try Scope(certificate)
    try Work.exactly { try certificate.checkClaim(depth: 0, scope) }
    return certificate
  }

  /// The certificate that a formula equals itself; nil for two formulas, and for one that divides or sums over an index,
  /// of which more has to be shown.
  package static func ofSameTree(_ question: Question) -> Certificate? {
    guard question.left == question.right, !question.left.dividesOrSums else { return nil }
    return Certificate(
      unread: .equal(atoms: [], steps: []), question.left, question.right,
      variables: question.variables, families: question.families, groups: question.groups)
  }

  /// A certificate that two formulas are equal because the sides of its parts are, each of which was checked
  /// when it was made: what is left is that they answer what the reduction asks.
  ///
  /// - Parameter questions: what the reduction asks of the question.
  /// - Throws: as `init`, and as `checkWithinBudget`.
  package static func checked(
    _ question: Question, by reduction: Reduction, asking questions: [Question],
    parts: [Certificate]
  ) throws(CertificateError) -> Certificate {
    let certificate = Certificate(
      unread: .reduced(reduction, parts), question.left, question.right,
      variables: question.variables, families: question.families, groups: question.groups)
    _ = try Scope(certificate)
    try checkAnswers(parts, to: questions)
    try question.checkDivisors()
    return certificate
  }

  /// A certificate whose names nobody has looked at.
  private init(
    unread claim: Claim, _ left: Tree, _ right: Tree, variables: [Variable], families: [Family],
    groups: [[String]]
  ) {
    self.variables = variables
    self.families = families
    self.groups = groups
    self.left = left
    self.right = right
    self.claim = claim
  }

  /// Whether the claim is that both sides are equal.
  public var claimsEquality: Bool {
    switch claim {
    case .equal, .reduced: true
    case .different, .sign, .same, .increasing, .matrices: false
    }
  }

  /// Whether the claim is that both sides are different at a point.
  public var claimsDifference: Bool { if case .different = claim { true } else { false } }

  /// The names of the atoms and their definitions; none for a difference.
  var atoms: [Atom] { if case .equal(let atoms, _) = claim { atoms } else { [] } }
  /// The steps; none for a difference.
  var steps: [Step] { if case .equal(_, let steps) = claim { steps } else { [] } }

  /// Bounds on what is looked at, whatever the fuel.
  public enum Limits {
    /// The most bytes of a text.
    public static let bytes = 1 << 20
    /// The largest depth of a tree.
    public static let depth = 256
    /// The most nodes of a tree.
    public static let nodes = 1 << 16
    /// The most atoms.
    public static let atoms = 1000
    /// The most characters of a number.
    public static let digits = 4096
    /// The deepest that parts stand within parts.
    public static let partDepth = 8
    /// The most numbers of a variable that are looked at one by one.
    public static let cases = 256
    /// The most summands of a sum at a point.
    public static let summands = 100_000
    /// The fuel that checking may spend, whatever budget is in force around it.
    public static let fuel = 1 << 28
  }
}
