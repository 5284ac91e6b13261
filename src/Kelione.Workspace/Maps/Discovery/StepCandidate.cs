using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>One or several activities that may be a step of a draft.</summary>
/// <param name="Activities">The activities, the most frequent first.</param>
/// <param name="Customers">How many customers did any of them; until measured, as many as did the most frequent.</param>
internal sealed record StepCandidate(IReadOnlyList<string> Activities, long Customers)
{
    private const int LongestName = 40;

    public StepPattern Pattern => new() { Activities = Activities };

    /// <summary>What the activities are called; of several, what they have in common and where they differ.</summary>
    public string Name
    {
        get
        {
            if (Activities.Count == 1)
            {
                return NameWords.Readable(Activities[0]);
            }

            var names = Activities.Select(NameWords.WithoutNumbers).ToList();
            var before = CommonLength(names, fromEnd: false);
            var after = Math.Min(CommonLength(names, fromEnd: true), names.Min(n => n.Count) - before);
            var between = names.Select(n => string.Join(' ', n.Skip(before).Take(n.Count - before - after))).Where(b => b.Length > 0).Distinct(StringComparer.Ordinal).ToList();
            var common = NameWords.Sentence(names[0].Take(before).Concat(names[0].TakeLast(after)), Activities[0]);
            var middle = string.Join(" / ", between).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var full = NameWords.Sentence([.. names[0].Take(before), .. middle, .. names[0].TakeLast(after)], Activities[0]);
            return between.Count == 0 || full.Length > LongestName ? common : full;
        }
    }

    public StepCandidate Join(StepCandidate other) => Customers >= other.Customers
        ? new([.. Activities, .. other.Activities], Customers)
        : new([.. other.Activities, .. Activities], other.Customers);

    private static int CommonLength(IReadOnlyList<IReadOnlyList<string>> names, bool fromEnd)
    {
        var length = 0;
        while (names.All(n => n.Count > length) && names.Select(n => fromEnd ? n[^(length + 1)] : n[length]).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1)
        {
            length++;
        }

        return length;
    }
}
