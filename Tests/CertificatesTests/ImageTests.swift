import Certificates
import Testing

/// A function of both sides that takes each value once: what is accepted, and what is refused although it looks alike.
@Suite struct ImageTests {
  /// A certificate that is refused for its function and its domain alone: the sides are one tree.
  private func isTaken(_ side: String, by function: String, _ head: String = "variable x real")
    -> Bool
  {
    let name = function.split(separator: " ").first.map(String.init) ?? ""
    let image = function.dropFirst(name.count + 1)
    let tree = image.prefix(while: { $0 != "|" }).trimmingSpaces
    let domain = image.drop(while: { $0 != "|" }).dropFirst().trimmingSpaces
    let placed = tree.replacing(name: name, by: side)
    let text = reducedText(
      [head], left: side, right: side, by: "image \(name) \(tree) \(domain)",
      [[head, "left \(placed)", "right \(placed)"]])
    return refusal(text) == nil
  }

  @Test func `functions that take each value once where both sides lie`() throws {
    #expect(isTaken("(atan x)", by: "t (tan t) | pi (-1/2, 1/2)"))
    #expect(isTaken("(asin x)", by: "t (sin t) | pi [-1/2, 1/2]"))
    #expect(isTaken("(acos x)", by: "t (cos t) | pi [0, 1]"))
    #expect(isTaken("(* 2 (atan (exp x)))", by: "t (cos t) | pi [0, 1]"))
    #expect(isTaken("x", by: "t (sinh t) | real"))
    #expect(isTaken("x", by: "t (exp (* 2 t)) | real"))
    #expect(isTaken("(sqrt x)", by: "t (^ t 2) | [0, inf)"))
    #expect(isTaken("(- (sqrt x))", by: "t (^ t 2) | (-inf, 0]"))
    let certificate = try Certificate(
      reducedText(
        ["variable x real"], left: "x", right: "x", by: "image t (exp t) real",
        [["variable x real", "left (exp x)", "right (exp x)"]]))
    try certificate.check()
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test(arguments: [
    // Both sides may lie where another number has the same image.
    ("x", "t (^ t 2) | [0, inf)"), ("x", "t (sin t) | pi [-1/2, 1/2]"),
    ("(acos x)", "t (sin t) | pi [-1/2, 1/2]"), ("(* 2 (atan x))", "t (tan t) | pi (-1/2, 1/2)"),
    ("(* 2 (asin x))", "t (cos t) | pi [0, 1]"), ("(- (sqrt x))", "t (^ t 2) | [0, inf)"),
    // The function takes values twice, has none somewhere, or is constant.
    ("x", "t (^ t 2) | real"), ("(acos x)", "t (sin t) | pi [0, 1]"), ("x", "t (abs t) | real"),
    ("(acos x)", "t (tan t) | pi [0, 1]"), ("x", "t (log t) | real"), ("x", "t (- t t) | real"),
    ("x", "t (floor t) | real"), ("(sqrt x)", "t (/ 1 t) | [0, inf)"),
    ("(atan x)", "t (cos t) | pi (-1/2, 1/2)"),
    // A name that stands for something, a function of other names, numbers that are no interval.
    ("x", "x (exp x) | real"), ("x", "t (* t (exp x)) | real"), ("x", "t (exp t) | integer"),
  ])
  func `other functions and sides are refused`(side: String, function: String) {
    #expect(!isTaken(side, by: function))
  }

  @Test func `equal squares are not equal numbers`() {
    func text(_ domain: String) -> String {
      let head = "variable x \(domain)"
      return reducedText(
        [head], left: "x", right: "(abs x)", by: "image t (^ t 2) [0, inf)",
        [
          [
            head, "atom k (abs x)", "left (^ x 2)", "right (^ (abs x) 2)",
            "step right 0 atom k",
          ]
        ])
    }
    #expect(refusal(text("nonnegative")) == nil)
    #expect(refusal(text("real")) != nil)
    #expect(refusal(text("[-1, inf)")) != nil)
    #expect(refusal(text("integer")) != nil)
  }

  @Test func `the part is about the images of both sides`() {
    func isAccepted(_ left: String, _ right: String) -> Bool {
      refusal(
        reducedText(
          ["variable x real"], left: "x", right: "x", by: "image t (exp t) real",
          [["variable x real", "left \(left)", "right \(right)"]])) == nil
    }
    #expect(isAccepted("(exp x)", "(exp x)"))
    #expect(!isAccepted("x", "x"))
    #expect(!isAccepted("(exp t)", "(exp t)"))
    #expect(!isAccepted("(exp (+ x x))", "(exp (+ x x))"))
  }
}

extension StringProtocol {
  /// The text without spaces around it.
  fileprivate var trimmingSpaces: String {
    split(separator: " ").joined(separator: " ")
  }

  /// A tree with another one for a name of one letter.
  fileprivate func replacing(name: String, by tree: String) -> String {
    split(separator: " ", omittingEmptySubsequences: false).map { word in
      let bare = word.drop { $0 == "(" }
      let end = bare.drop { $0 != ")" }
      return bare.dropLast(end.count) == name
        ? word.prefix(word.count - bare.count) + tree + end : String(word)
    }.joined(separator: " ")
  }
}
