import Exact
import Formats
import Grading

/// The exercises as a list.
public enum CatalogueListing {
  /// Sets, exercises and parts, one a line, indented.
  public static func text(_ catalogue: Catalogue) -> String {
    var lines: [String] = []
    for (set, exercises) in sets(catalogue) {
      lines.append(set)
      for exercise in exercises {
        let title = exercise.title.map { "  " + exercise.render($0) } ?? ""
        lines.append(
          "  \(exercise.id)\(SafeText.line(title))  (\(points(exercise.points.description)))")
        let width = exercise.parts.map(\.id.count).max() ?? 0
        for part in exercise.parts {
          let padding = String(repeating: " ", count: width - part.id.count)
          let kind = part.kind.rawValue
          let gap = String(repeating: " ", count: max(0, 6 - kind.count))
          lines.append(
            "    \(part.id)\(padding)  \(kind)\(gap)  \(points(part.points.description))")
        }
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func points(_ text: String) -> String {
    text == "1" ? "1 point" : "\(text) points"
  }

  /// The list as data.
  public static func json(_ catalogue: Catalogue) -> JSON.Output {
    let sets = sets(catalogue).map { set, exercises in
      JSON.Output.object([
        (name: "id", value: .string(set)), (name: "exercises", value: .array(exercises.map(json))),
      ])
    }
    return .object([
      (name: "schema", value: "touchstone/list/1"), (name: "problemSets", value: .array(sets)),
    ])
  }

  private static func json(_ exercise: Exercise) -> JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [(name: "id", value: .string(exercise.id))]
    if let title = exercise.title {
      members.append((name: "title", value: .string(exercise.render(title))))
    }
    members.append((name: "points", value: .string(exercise.points.description)))
    let parts = exercise.parts.map { part in
      JSON.Output.object([
        (name: "id", value: .string(part.id)), (name: "kind", value: .string(part.kind.rawValue)),
        (name: "points", value: .string(part.points.description)),
      ])
    }
    members.append((name: "parts", value: .array(parts)))
    return .object(members)
  }

  private static func sets(_ catalogue: Catalogue) -> [(String, [Exercise])] {
    var sets: [(String, [Exercise])] = []
    for exercise in catalogue.exercises {
      if sets.last?.0 == exercise.problemSet {
        sets[sets.count - 1].1.append(exercise)
      } else {
        sets.append((exercise.problemSet, [exercise]))
      }
    }
    return sets
  }
}
