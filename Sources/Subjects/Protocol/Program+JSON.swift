import Formats
import Laws

extension Program {
  /// The program as JSON: an object of steps, in which empty lists are left out.
  var json: JSON.Output {
    .object([(name: "steps", value: .array(steps.map(\.json)))])
  }
}

extension Program.Step {
  fileprivate var json: JSON.Output {
    var members: [(name: String, value: JSON.Output)] = [("op", .string(operation))]
    if !operands.isEmpty { members.append(("on", .array(operands.map { .number($0) }))) }
    if !numbers.isEmpty { members.append(("numbers", .array(numbers.map { Datum.json($0) }))) }
    if !counts.isEmpty { members.append(("counts", .array(counts.map { .number($0) }))) }
    return .object(members)
  }
}

extension Place {
  /// Reads a program, its form only.
  ///
  /// Whether its steps make sense is the subject's to say.
  func program(_ json: JSON) throws(DatumError) -> Program {
    guard let members = json.members, let steps = json["steps"], members.count == 1 else {
      throw error(
        "an object {\"steps\": […]} is expected"
          + (json.members == nil ? ", not \(json.kindInWords)" : ""))
    }
    return Program(
      try Place(name: name + ".steps").list(steps, "an array of steps", Place.step))
  }

  private func step(_ json: JSON) throws(DatumError) -> Program.Step {
    guard let members = json.members else {
      throw expected("a step {\"op\": …, \"on\": […]}", json)
    }
    for member in members where !["op", "on", "numbers", "counts"].contains(member.name) {
      throw error(
        "a step has op, on, numbers and counts, and no “\(SafeText.line(member.name, limit: 40))”")
    }
    guard let operation = json["op"] else { throw error("op is missing: the operation's name") }
    guard let name = operation.string else {
      throw inside("op").expected("the operation's name, a string,", operation)
    }
    return Program.Step(
      name, try inside("on").members(json["on"], "the numbers of steps", Place.count),
      numbers: try inside("numbers").members(json["numbers"], "numbers", Place.number),
      counts: try inside("counts").members(json["counts"], "whole numbers", Place.count))
  }

  private func inside(_ member: String) -> Place { Place(name: "\(name).\(member)") }

  /// A list that may be left out.
  private func members<Element>(
    _ json: JSON?, _ wanted: String, _ read: (Place) -> (JSON) throws(DatumError) -> Element
  ) throws(DatumError) -> [Element] {
    guard let json else { return [] }
    return try list(json, "an array of \(wanted)", read)
  }
}
