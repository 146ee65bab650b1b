import Exact
import Formats

/// Drawings that say in words what they show.
enum Charts {
  /// A bar that is as long as the share of the points, with what is still to be decided lighter.
  ///
  /// - Parameters:
  ///   - id: A name for the drawing that nothing else on the page has.
  ///   - title: The same in words; in English if not given.
  static func share(
    _ score: Rational, pending: Rational, of points: Rational, id: String, title: String? = nil
  ) -> Markup {
    let width = 400
    let earned = length(score, of: points, width)
    let open = min(width - earned, length(pending, of: points, width))
    let rest = pending.isZero ? "" : "; \(pending) more still to be decided"
    return drawing(
      width: width, height: 18, id: id,
      title: title ?? "\(score) of \(PointsText.points(points))\(rest)",
      [
        rectangle(0, 1, earned, 16, "bar"), rectangle(earned, 1, open, 16, "light"),
        rectangle(0, 1, width, 16, "frame"),
      ])
  }

  /// How many results lie in each tenth of the points: those that are final, and above them those
  /// with points still to be decided.
  static func distribution(final: [Int], open: [Int], id: String) -> Markup {
    let counts = zip(final, open).map { $0 + $1 }
    let most = max(1, counts.max() ?? 1)
    let (step, height) = (56, 160)
    var pieces: [Markup] = [
      .element(
        "line",
        [
          "class": "axis", "x1": "0", "y1": "\(height + 20)", "x2": "\(step * counts.count)",
          "y2": "\(height + 20)",
        ])
    ]
    for (index, count) in counts.enumerated() {
      let x = index * step + 6
      let finalHeight = final[index] * height / most
      let openHeight = count * height / most - finalHeight
      let top = height + 20 - finalHeight - openHeight
      pieces.append(rectangle(x, height + 20 - finalHeight, step - 12, finalHeight, "bar"))
      pieces.append(rectangle(x, top, step - 12, openHeight, "light"))
      if count > 0 { pieces.append(label("\(count)", x + (step - 12) / 2, top - 4)) }
      pieces.append(label("\(10 * index)–\(10 * index + 10)", x + (step - 12) / 2, height + 36))
    }
    let words = counts.enumerated().filter { $0.element > 0 }.map { index, count in
      "\(count) from \(10 * index) to \(10 * index + 10) %"
    }
    return drawing(
      width: step * counts.count, height: height + 42, id: id,
      title: "Number of results by percent of the points",
      description: words.joined(separator: ", "), pieces)
  }

  /// A drawing with its title, which readers of screens speak.
  private static func drawing(
    width: Int, height: Int, id: String, title: String, description: String? = nil,
    _ content: [Markup]
  ) -> Markup {
    var head: [Markup] = [.element("title", ["id": id + "-title"], text: title)]
    if let description {
      head.append(.element("desc", ["id": id + "-desc"], text: description))
    }
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": "\(width)", "height": "\(height)", "role": "img",
        "aria-labelledby": id + "-title" + (description == nil ? "" : " \(id)-desc"),
      ], head + content)
  }

  private static func rectangle(
    _ x: Int, _ y: Int, _ width: Int, _ height: Int, _ kind: String
  ) -> Markup {
    .element(
      "rect",
      ["class": kind, "x": "\(x)", "y": "\(y)", "width": "\(width)", "height": "\(height)"])
  }

  private static func label(_ text: String, _ x: Int, _ y: Int) -> Markup {
    .element("text", ["x": "\(x)", "y": "\(y)", "text-anchor": "middle"], text: text)
  }

  /// A share of a width, rounded down; all of it for a share above one.
  private static func length(_ part: Rational, of whole: Rational, _ width: Int) -> Int {
    guard let share = try? part / whole else { return 0 }
    return min(width, (share * Rational(width)).floor.asInt ?? width)
  }
}
