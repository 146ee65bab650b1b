import Exact

/// Why a text is no certificate, or a certificate does not show what it claims.
public enum CertificateError: Error, Hashable, Sendable {
  /// A line that cannot be read; lines count from 1.
  case syntax(line: Int, Syntax)
  /// A part that can be read and has no meaning here.
  case meaning(Part, Meaning)
  /// A step whose rule is not satisfied; steps count from 1.
  case rule(step: Int, Fault)
  /// A side condition of a step that the domains do not show.
  case sideCondition(step: Int, condition: String)
  /// What equality comes down to has no meaning here, or is not shown to be enough.
  case reduction(ReductionFault)
  /// A part of a reduction fails; parts count from 1.
  indirect case part(Int, CertificateError)
  /// The claim does not follow.
  case claim(Gap)
  /// More than is looked at.
  case tooLarge(Size, limit: Int)
  /// More work than the fuel allows.
  case outOfFuel(limit: Int)

  /// What can be wrong with a line.
  public enum Syntax: Hashable, Sendable {
    case notUTF8
    case version(found: String)
    case unexpected(found: String, expected: String)
    case ends(expected: String)
    case number(String)
    case name(String)
    case domain(String)
    case place(String)
    case head(String)
    case arguments(head: String, expected: String, found: Int)
    case unknownRule(String)
    case notForRule(word: String, rule: String)
  }

  /// A part of a certificate.
  public enum Part: Hashable, Sendable {
    case variable(String)
    case family(String)
    case group(String)
    case atom(String)
    case left
    case right
    case reduction
    case step(Int)
    case point(String)
  }

  /// What can be wrong with a part.
  public enum Meaning: Hashable, Sendable {
    case twice(String)
    case unknownName(String)
    case notAFamily(String)
    case indexCount(family: String, expected: Int, found: Int)
    case size(String)
    case unboundIndex(String)
    case indexTwice(String)
    case twoRanges(index: String)
    case bounds(index: String)
    case entryIndex(String)
    case notAnAtom
    case noFact
    case notAName(String)
    case argumentCount(String)
    case missing
    case outsideDomain(value: String, domain: String)
    case entryCount(expected: String, found: Int)
  }

  /// Why a rule is not satisfied.
  public enum Fault: Hashable, Sendable {
    /// Nothing stands at the place that may be replaced.
    case noPlace(String)
    /// The subtree has not the form that the rule is for.
    case form(expected: String)
    /// The result is another one.
    case result(expected: String)
    /// The step replaces a tree by itself.
    case nothingChanges
    /// A tree is no arithmetic over variables, atoms and entries.
    case notArithmetic(String)
    /// Two trees are not shown to be equal.
    case notEqual(String, String)
    /// A base has no atom that is its logarithm, or is the exponential of something.
    case noLogarithm(base: String)
    /// A term names no sum with these bounds.
    case noSum(String)
    /// A name depends on the index that it must be free of.
    case dependsOnIndex(String)
    /// A tree is not shown to be defined wherever the replaced one is.
    case notDefined(String)
    /// A tree is not shown to be at least zero, or above zero.
    case sign(String, positive: Bool)
  }

  /// Why equality does not come down to that of the parts.
  public enum ReductionFault: Hashable, Sendable {
    /// A name is no variable of the kind that is taken apart so.
    case variable(String, expected: String)
    /// The pieces leave out numbers of the domain.
    case uncovered(String)
    /// A substitution is not a·x + b.
    case notLinear(String)
    /// A side is not of the kind that the argument is for.
    case form(expected: String)
    /// A formula is not shown to have a value everywhere on the domains.
    case notDefined(String)
    /// A formula is not shown to be other than zero everywhere.
    case mayVanish(String)
    /// There are more or fewer parts than are needed.
    case partCount(expected: Int, found: Int)
    /// A part claims a difference, or is about other formulas or domains.
    case otherQuestion(part: Int, expected: String)
  }

  /// Why a claim does not follow.
  public enum Gap: Hashable, Sendable {
    case notArithmetic(side: Part)
    case nowhereDefined(side: Part)
    case differenceIsNotZero
    case noValue(side: Part, NoValue)
    case outsideInterval(side: Part, value: String)
    case intervalsMeet
    /// The formula is not shown to compare so with 0 everywhere.
    case sign(String)
    /// It is not shown that both statements hold, or both fail, everywhere.
    case statementsDiffer
    /// A formula is not shown to rise, or to fall, on the whole domain.
    case notMonotone(String, falls: Bool)
    /// The values of a quantity are not shown to lie in the domain that is stated.
    case leavesRange(String)
  }

  /// Why a side has no value at a point.
  public enum NoValue: Error, Hashable, Sendable {
    /// An operation outside its domain.
    case arithmetic(ArithmeticError)
    /// A bound of a sum, or an index of an entry, that is not a whole number of moderate size.
    case notWhole(String)
    /// A sum over fewer than no terms.
    case range(from: Int, to: Int)
    /// An entry that the family does not have.
    case noEntry(String)
    /// A name without a value.
    case notGiven(String)
  }

  /// What can be too large.
  public enum Size: Hashable, Sendable {
    case bytes, depth, nodes, atoms, digits, terms, bits, summands, parts, cases
  }
}
