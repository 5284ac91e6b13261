using System.Globalization;
using System.Numerics;
using Kelione.Journeys;

namespace Kelione.Web.Shared;

/// <summary>
/// Numbers, times and periods as a page shows them, in the culture of the person who looks: groups parted by a thin space or comma, a true minus, no break between a number and its unit. Never for addresses, styles or JSON.
/// </summary>
internal static class Figures
{
    private const char ThinSpace = '\u202f';
    private const char Minus = '\u2212';
    private const char Dash = '–';

    /// <summary>Shown where there is no number.</summary>
    public const string None = "–";

    private static AreaTexts L => FrameTexts.All;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    /// <summary><c>61,480</c>.</summary>
    public static string Count(long number) => Tidy(number.ToString("N0", Culture));

    /// <summary><c>61,480</c>; <see cref="None"/> for null.</summary>
    public static string Count(long? number) => number is { } n ? Count(n) : None;

    /// <summary>A count that was reckoned with: rounded to a whole one.</summary>
    public static string Count(double number) => Count((long)Math.Round(number));

    /// <summary>A number with so many decimals: <c>2.4</c>.</summary>
    public static string Number(double number, int decimals = 1) => double.IsFinite(number) ? Tidy(number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture)) : None;

    /// <summary>A share 0–1 as <c>75.0 %</c>; <see cref="None"/> for null and NaN.</summary>
    public static string Percent(double? share, int decimals = 1) => share is { } s && double.IsFinite(s) ? Number(s * 100, decimals) + PercentSign : None;

    /// <summary>A number with its sign, zero without: <c>+5.0</c>, <c>−1.6</c>.</summary>
    public static string Signed(double number, int decimals = 1)
    {
        var rounded = Math.Round(number, decimals, MidpointRounding.AwayFromZero);
        return (rounded > 0 ? "+" : "") + Number(rounded == 0 ? 0 : number, decimals);
    }

    /// <summary>A difference of shares (−1…1) in percentage points: <c>+5.0 points</c>.</summary>
    public static string Points(double difference, int decimals = 1) => L["Unit.points", Signed(difference * 100, decimals)];

    /// <summary>The same without the unit, where a head or a sentence names it: <c>−2.9</c>.</summary>
    public static string Difference(double difference, int decimals = 1) => Signed(difference * 100, decimals);

    /// <summary>From a share to a share: <c>84.3 → 75.0 %</c>.</summary>
    public static string Shift(double from, double to, int decimals = 1) => $"{Number(from * 100, decimals)} → {Percent(to, decimals)}";

    /// <summary>The ends of an interval of shares, in percent without the sign: <c>[74.0, 75.9]</c>.</summary>
    public static string Interval(double low, double high, int decimals = 1) => $"[{Number(low * 100, decimals)}{Between} {Number(high * 100, decimals)}]";

    /// <summary>The ends of an interval of differences of shares, in points: <c>[+1.6, +8.1]</c>.</summary>
    public static string PointInterval(double low, double high, int decimals = 1) => $"[{Signed(low * 100, decimals)}{Between} {Signed(high * 100, decimals)}]";

    /// <summary>The interval of a share, in percent without the sign: <c>[7.8, 9.0]</c>; empty for none.</summary>
    public static string Interval(Interval? interval) => interval is null ? "" : Interval(interval.Low, interval.High);

    /// <summary>The interval of a difference of shares in points: <c>[−6.7, +1.1]</c>; empty for none.</summary>
    public static string PointInterval(Interval? interval) => interval is null ? "" : PointInterval(interval.Low, interval.High);

    /// <summary>An amount, with two decimals below a hundred and none above; the events do not say in which money.</summary>
    public static string Amount(double? amount) => amount is { } a && double.IsFinite(a) ? Number(a, Math.Abs(a) < 100 && a != Math.Floor(a) ? 2 : 0) : None;

    /// <summary>A length of time in its two greatest units: <c>35 s</c>, <c>4 min 20 s</c>, <c>2 d 4 h</c>; <see cref="None"/> for null.</summary>
    public static string Length(double? seconds)
    {
        if (seconds is not { } s || !double.IsFinite(s))
        {
            return None;
        }

        var sign = s < 0 ? Minus.ToString() : "";
        s = Math.Abs(s);
        return sign + (s switch
        {
            < 0.95 => Unit("ms", Math.Round(s * 1000)),
            < 9.95 => L["Unit.s", Number(s, s == Math.Floor(s) ? 0 : 1)],
            < 59.5 => Unit("s", Math.Round(s)),
            < 3_570 => Two(s, 60, "min", "s", 10),
            < 86_370 => Two(s, 3_600, "h", "min", 24),
            < 86_400 * 365 => Two(s, 86_400, "d", "h", 7),
            _ => Two(s, 86_400 * 365, "y", "d", 3),
        });
    }

    /// <summary>A length of time that somebody set, with all of its units: <c>30 d</c>, <c>1 h 30 min</c>; see <see cref="Duration"/>.</summary>
    public static string Length(Duration length)
    {
        var (parts, left) = (new List<string>(), Math.Abs(length.Micros));
        foreach (var (unit, micros) in ExactUnits)
        {
            if (left / micros is > 0 and var count)
            {
                parts.Add(Unit(unit, count));
                left %= micros;
            }
        }

        if (length.Micros == 0)
        {
            return Unit("s", 0);
        }

        // What is less than a millisecond beside greater units is told roughly.
        return left > 0 ? Length(length.Seconds) : (length.Micros < 0 ? Minus.ToString() : "") + string.Join(' ', parts);
    }

    /// <summary>The same of a length that a map keeps as text; what is none stays as it is.</summary>
    public static string LengthAsSet(string text) => Duration.TryParse(text, out var length) ? Length(length) : text;

    /// <summary>A day: <c>14 Oct</c>, with its year where that is not this one's.</summary>
    /// <param name="day">The day.</param>
    /// <param name="today">Today; null to show the year always.</param>
    public static string Day(DateOnly day, DateOnly? today = null) => day.ToString(today?.Year == day.Year ? L["Form.day"] : L["Form.dayYear"], Culture);

    /// <summary>The day of a moment in microseconds (see <see cref="UtcTime"/>), in UTC.</summary>
    public static DateOnly DayOf(long micros) => DateOnly.FromDateTime(UtcTime.ToDateTime(micros));

    /// <summary>A moment with hour and minute in a time zone: <c>14 Oct 2026, 09:15</c>.</summary>
    public static string Moment(DateTimeOffset moment, TimeZoneInfo? zone = null)
    {
        var local = TimeZoneInfo.ConvertTime(moment, zone ?? TimeZoneInfo.Utc);
        return $"{Day(DateOnly.FromDateTime(local.DateTime))}, {local.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A moment in microseconds (see <see cref="UtcTime"/>) in UTC; <see cref="None"/> for null.</summary>
    public static string Moment(long? micros) => micros is { } m ? Moment(new DateTimeOffset(UtcTime.ToDateTime(m), TimeSpan.Zero)) : None;

    /// <summary>How long ago: <c>just now</c>, <c>4 min ago</c>, <c>yesterday</c>, after a week the day itself.</summary>
    public static string Ago(DateTimeOffset then, DateTimeOffset now)
    {
        var gone = now - then;
        var days = DateOnly.FromDateTime(now.UtcDateTime).DayNumber - DateOnly.FromDateTime(then.UtcDateTime).DayNumber;
        return gone.TotalSeconds switch
        {
            < 45 => L["Ago.now"],
            < 3_570 => L["Ago.ago", Unit("min", Math.Max(1, Math.Round(gone.TotalMinutes)))],
            _ when days == 0 => L["Ago.ago", Unit("h", Math.Round(gone.TotalHours))],
            _ when days == 1 => L["Ago.yesterday"],
            _ when days < 7 => L.Count("Ago.days", days),
            _ => Day(DateOnly.FromDateTime(then.UtcDateTime), DateOnly.FromDateTime(now.UtcDateTime)),
        };
    }

    /// <summary>A period of days, both ends in it: <c>1–30 Sep 2026</c>, <c>28 Aug – 3 Sep 2026</c>; open ends are said.</summary>
    public static string Period(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => L["Period.all"],
        ({ } f, null) => L["Period.from", Day(f)],
        (null, { } t) => L["Period.to", Day(t)],
        ({ } f, { } t) when f == t => Day(f),
        ({ } f, { } t) when f.Year == t.Year && f.Month == t.Month && L["Form.dayInMonth"] is { Length: > 0 } form => $"{f.ToString(form, Culture)}{Dash}{Day(t)}",
        ({ } f, { } t) when f.Year == t.Year && Culture.TwoLetterISOLanguageName == "zh" => $"{Day(f)}{Dash}{t.ToString(L["Form.day"], Culture)}",
        ({ } f, { } t) when f.Year == t.Year && L["Form.dayInMonth"].Length > 0 => $"{f.ToString(L["Form.day"], Culture)} {Dash} {Day(t)}",
        ({ } f, { } t) => $"{Day(f)} {Dash} {Day(t)}",
    };

    /// <summary>A number for a style, a path or an address: invariant, at most three decimals.</summary>
    public static string Css<T>(T number)
        where T : INumber<T> => number.ToString("0.###", CultureInfo.InvariantCulture);

    // Chinese writes the sign close; the others part it by a thin space.
    private static string PercentSign => Culture.TwoLetterISOLanguageName == "zh" ? "%" : ThinSpace + "%";

    // Where a comma stands in numbers, a semicolon parts them.
    private static string Between => Culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";

    private static readonly (string Unit, long Micros)[] ExactUnits =
        [("d", UtcTime.MicrosPerDay), ("h", 3600 * UtcTime.MicrosPerSecond), ("min", 60 * UtcTime.MicrosPerSecond), ("s", UtcTime.MicrosPerSecond), ("ms", 1000)];

    private static string Unit(string unit, double number) => L["Unit." + unit, Number(number, 0)];

    // The lesser unit is left out where it is zero, or where the greater one says enough.
    private static string Two(double seconds, double greater, string name, string lesserName, int enough)
    {
        var lesser = lesserName switch { "s" => 1.0, "min" => 60, "h" => 3_600, _ => 86_400 };
        var whole = Math.Floor(Math.Round(seconds / lesser) * lesser / greater);
        var rest = Math.Round((seconds - (whole * greater)) / lesser);
        return whole >= enough || rest < 1 ? Unit(name, Math.Round(seconds / greater)) : $"{Unit(name, whole)} {Unit(lesserName, rest)}";
    }

    private static string Tidy(string number) => number.Replace('\u00a0', ThinSpace).Replace('-', Minus);
}
