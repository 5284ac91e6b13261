using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A place in a list of entries, by what the list is ordered by: what comes or goes before it moves nothing. Smaller places come first.</summary>
/// <param name="Feeling">By sentiment; 0 where the order is by time alone.</param>
/// <param name="Time">By time.</param>
/// <param name="Number">By the entry's number.</param>
internal readonly record struct FeedbackCursor(double Feeling, long Time, long Number) : IComparable<FeedbackCursor>
{
    /// <summary>The place of an entry in an order.</summary>
    public static FeedbackCursor Of(ListedFeedback listed, FeedbackOrder order)
    {
        var (entry, newestFirst) = (listed.Entry, -(listed.Entry.TimeMicros ?? (long.MinValue + 1)));
        return order switch
        {
            FeedbackOrder.Newest => new(0, newestFirst, -entry.Number),
            FeedbackOrder.Worst => new(listed.Sentiment ?? double.MaxValue, newestFirst, entry.Number),
            FeedbackOrder.Best => new(-(listed.Sentiment ?? double.MinValue), newestFirst, entry.Number),
            _ => new(0, entry.TimeMicros ?? long.MaxValue, entry.Number),
        };
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="QuestionException">It is no place in a list of this order.</exception>
    public static FeedbackCursor Read(string text, FeedbackOrder order)
    {
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        var parts = Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split('|') : [];
        return parts is [var of, var feeling, var time, var number]
            && of == NameOf(order)
            && double.TryParse(feeling, NumberStyles.Float, CultureInfo.InvariantCulture, out var f) && double.IsFinite(f)
            && long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var t)
            && long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            ? new FeedbackCursor(f, t, n)
            : throw new QuestionException("This place in the list belongs to another list; begin at the first page.");
    }

    /// <summary>The place as text for addresses; it has no meaning to read.</summary>
    public string Write(FeedbackOrder order) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{NameOf(order)}|{Feeling:R}|{Time}|{Number}")));

    /// <inheritdoc />
    public int CompareTo(FeedbackCursor other) => (Feeling, Time, Number).CompareTo((other.Feeling, other.Time, other.Number));

    private static string NameOf(FeedbackOrder order) => order.ToString().ToLowerInvariant();
}
