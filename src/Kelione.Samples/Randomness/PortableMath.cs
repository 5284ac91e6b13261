namespace Kelione.Samples;

/// <summary>
/// Logarithm and exponential out of additions, multiplications and divisions alone. The platform's own differ in the last bit between systems,
/// and then a seed would no longer give the same bytes everywhere.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309417232121458;
    private const double Sqrt2 = 1.41421356237309504880168872421;

    /// <summary>The natural logarithm of a positive normal number, to about 1e-15.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // log m = 2 artanh((m − 1) / (m + 1)); |s| ≤ 0.172, so the terms shrink by 0.03 each.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 19; n >= 1; n -= 2)
        {
            sum = sum * square + 1.0 / n;
        }

        return exponent * Ln2 + 2 * s * sum;
    }

    /// <summary>e to the power of x, for |x| below 700.</summary>
    public static double Exp(double x)
    {
        var power = (int)Math.Floor(x / Ln2 + 0.5);
        var rest = x - power * Ln2;
        var sum = 1.0;
        for (var n = 16; n >= 1; n--)
        {
            sum = 1 + sum * rest / n;
        }

        return sum * BitConverter.Int64BitsToDouble((long)(power + 1023) << 52);
    }
}
