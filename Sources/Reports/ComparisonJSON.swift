import Formats
import Grading

/// Comparisons as data: the schema `touchstone/compare/1`, one object a line.
public enum ComparisonJSON {
  /// The name and version of the format.
  public static let schema = "touchstone/compare/1"

  /// The answer to a line of questions.
  public static func output(_ line: CompareLine) -> JSON.Output {
    switch line.request {
    case .failure(let error): return output(error, id: line.id)
    case .success(let request):
      do throws(CompareError) {
        return output(try request.decide(), id: line.id)
      } catch {
        return output(error, id: line.id)
      }
    }
  }

  private static func output(_ error: CompareError, id: JSON.Output?) -> JSON.Output {
    .object([(name: "id", value: id ?? .null), (name: "error", value: .string(error.message))])
  }

  /// What was found, as an object; what it does not have is left out.
  public static func output(_ finding: CompareFinding, id: JSON.Output?) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = []
    if let id { members.append((name: "id", value: id)) }
    members.append((name: "verdict", value: .string(finding.verdict.rawValue)))
    if let evidence = finding.evidence {
      let name = finding.verdict == .right ? "certificate" : "witness"
      members.append((name: name, value: MarksJSON.output(evidence)))
    }
    if let margin = finding.margin { members.append((name: "margin", value: .string(margin))) }
    if let reason = finding.reason { members.append((name: "reason", value: .string(reason))) }
    return .object(members)
  }
}
