extension Decompositions {
  /// The loops over columns in which the time goes; every sum has one fixed order.
  enum ColumnKernels {
    typealias Column = UnsafeMutablePointer<Double>

    /// x·y in four interleaved sums.
    @inline(__always)
    static func dot(_ x: Column, _ y: Column, _ count: Int) -> Double {
      var a = 0.0
      var b = 0.0
      var c = 0.0
      var d = 0.0
      var index = 0
      while index + 4 <= count {
        a += x[index] * y[index]
        b += x[index + 1] * y[index + 1]
        c += x[index + 2] * y[index + 2]
        d += x[index + 3] * y[index + 3]
        index += 4
      }
      while index < count {
        a += x[index] * y[index]
        index += 1
      }
      return (a + c) + (b + d)
    }

    /// y + factor·x in place of y.
    @inline(__always)
    static func add(_ factor: Double, _ x: Column, to y: Column, _ count: Int) {
      for index in 0..<count { y[index] += factor * x[index] }
    }

    /// (c·x − s·y, s·x + c·y) in place of (x, y).
    @inline(__always)
    static func rotate(_ x: Column, _ y: Column, _ c: Double, _ s: Double, _ count: Int) {
      for index in 0..<count {
        let a = x[index]
        let b = y[index]
        x[index] = c * a - s * b
        y[index] = s * a + c * b
      }
    }

    /// (c·x + s·y, c·y − s·x) in place of (x, y), and the product of the new x with z as `dot` gives it.
    static func rotate(
      _ x: Column, _ y: Column, cosine c: Double, sine s: Double, thenDot z: Column, _ count: Int
    ) -> Double {
      var sums = SIMD4<Double>()
      var index = 0
      while index + 4 <= count {
        let a = FourLanes.load(x + index)
        let b = FourLanes.load(y + index)
        let turned = a * c + b * s
        FourLanes.store(turned, x + index)
        FourLanes.store(b * c - a * s, y + index)
        sums += turned * FourLanes.load(z + index)
        index += 4
      }
      while index < count {
        let a = x[index]
        let b = y[index]
        x[index] = a * c + b * s
        y[index] = b * c - a * s
        sums[0] += x[index] * z[index]
        index += 1
      }
      return (sums[0] + sums[2]) + (sums[1] + sums[3])
    }

    /// The length of a column at any scale.
    @inline(__always)
    static func norm(_ x: Column, _ count: Int) -> Double {
      let squares = dot(x, x, count)
      // Squares of the largest entries are then exact to u, and those that vanish do not matter.
      if squares > 0x1p-900, squares < 0x1p1000 { return squares.squareRoot() }
      return scaledNorm(x, count)
    }

    private static func scaledNorm(_ x: Column, _ count: Int) -> Double {
      var largest = 0.0
      for index in 0..<count { largest = max(largest, abs(x[index])) }
      guard largest > 0 else { return 0 }
      let exponent = Int(largest.exponent)
      let down = PowerOfTwoScale(-exponent)
      var squares = 0.0
      for index in 0..<count {
        let value = down(x[index])
        squares += value * value
      }
      return PowerOfTwoScale(exponent)(squares.squareRoot())
    }
  }
}

extension Decompositions.Columns {
  /// The lengths of the columns.
  var lengths: [Double] {
    var (values, result) = (values, [Double](repeating: 0, count: count))
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for column in 0..<count {
        result[column] = Decompositions.ColumnKernels.norm(base + column * height, height)
      }
    }
    return result
  }
}
