using System.Globalization;
using Kelione.Journeys;
using Microsoft.AspNetCore.WebUtilities;

namespace Kelione.Web.Explore.Frame;

/// <summary>
/// What every view of Explore looks at: period, segments A and B, conditions. It stands in the address (<c>?from=2026-04-01&amp;to=2026-07-01&amp;tz=Europe/Vilnius&amp;a=NAME&amp;b=NAME&amp;bfrom=2026-01-01&amp;bto=2026-04-01&amp;where=channel=web&amp;where=…</c>), so that a link shows the same. Immutable.
/// </summary>
/// <param name="From">The first day; null for the beginning.</param>
/// <param name="To">The first day no longer looked at; null for the end.</param>
/// <param name="A">A segment's name or rule; null for all customers.</param>
/// <param name="B">The segment it is compared with; null for no comparison.</param>
/// <param name="Where">Conditions in the syntax of the command line, such as <c>channel=web</c>.</param>
public sealed record ExploreFilter(DateOnly? From, DateOnly? To, string? A, string? B, IReadOnlyList<string> Where)
{
    /// <summary>The first day of B where it looks at a period of its own; null where it is that of A.</summary>
    public DateOnly? FromB { get; init; }

    /// <summary>The first day that B no longer looks at; null where it is that of A.</summary>
    public DateOnly? ToB { get; init; }

    /// <summary>The IANA zone in which days begin; null for UTC.</summary>
    public string? Zone { get; init; }

    /// <summary>Whether what was only told about customers (<see cref="ToldEvent"/>) counts as steps of their journeys too (<c>told=1</c>).</summary>
    public bool CountsTold { get; init; }

    /// <summary>Whether the workspace has such events. Not part of the address: the page finds out.</summary>
    public bool HasTold { get; init; }

    /// <summary>Whether they are left out: unless asked for, by the chip or by a condition that names them.</summary>
    public bool LeavesToldOut => HasTold && !CountsTold && !Where.Any(w => w.Contains(ToldEvent.Activity, StringComparison.Ordinal));

    /// <summary>All conditions that hold, those of the person first.</summary>
    internal IReadOnlyList<string> Conditions => LeavesToldOut ? [.. Where, ToldEvent.LeftOut.ToString()] : Where;

    /// <summary>Whether B looks at a period of its own.</summary>
    public bool HasPeriodB => FromB is not null || ToB is not null;

    /// <summary>Whether two sides are compared.</summary>
    public bool IsCompared => B is not null || HasPeriodB;

    /// <summary>What side A is called.</summary>
    internal string NameA => HasPeriodB ? Side(A, PeriodWords.Of(From, To)) : A ?? ExploreTexts.Frame["Compare.Others"];

    /// <summary>What side B is called; empty where nothing is compared.</summary>
    internal string NameB => HasPeriodB ? Side(B, PeriodWords.Of(FromB, ToB)) : B ?? "";

    /// <summary>Everything.</summary>
    public static ExploreFilter All { get; } = new(null, null, null, null, []);

    /// <summary>Reads an address; what cannot be read is left out.</summary>
    /// <param name="uri">A whole address.</param>
    public static ExploreFilter Parse(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        return new ExploreFilter(Day("from"), Day("to"), One("a"), One("b"), query.TryGetValue("where", out var where) ? [.. where.OfType<string>().Where(w => w.Length > 0)] : [])
        {
            FromB = Day("bfrom"),
            ToB = Day("bto"),
            Zone = One("tz"),
            CountsTold = One("told") == "1",
        };

        string? One(string name) => query.TryGetValue(name, out var values) && values.ToString() is { Length: > 0 } value ? value : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(One(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    /// <summary>The part of an address that says this; without a question mark, empty for everything.</summary>
    public string ToQuery()
    {
        var parts = new List<string>();
        Add("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("tz", Zone);
        Add("a", A);
        Add("b", B);
        Add("bfrom", FromB?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("bto", ToB?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        foreach (var condition in Where)
        {
            Add("where", condition);
        }

        Add("told", CountsTold ? "1" : null);
        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name}={Uri.EscapeDataString(value)}");
            }
        }
    }

    /// <summary>The same with a condition instead of another, or added.</summary>
    /// <param name="old">The condition that goes, as it stands in <see cref="Where"/>; null for none.</param>
    /// <param name="condition">The condition that comes; null for none.</param>
    public ExploreFilter With(string? old, string? condition)
    {
        var where = Where.ToList();
        var place = old is null ? -1 : where.IndexOf(old);
        if (place >= 0)
        {
            where.RemoveAt(place);
        }

        if (condition is not null && !where.Contains(condition, StringComparer.Ordinal))
        {
            where.Insert(place < 0 ? where.Count : place, condition);
        }

        return this with { Where = where };
    }

    /// <inheritdoc />
    public bool Equals(ExploreFilter? other) =>
        other is not null && From == other.From && To == other.To && A == other.A && B == other.B && FromB == other.FromB && ToB == other.ToB && Zone == other.Zone && CountsTold == other.CountsTold && HasTold == other.HasTold && Where.SequenceEqual(other.Where, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(From, To, A, B, FromB, ToB, Zone, Where.Count);

    private static string Side(string? segment, string period) => segment is null ? period : $"{segment}, {period}";
}
