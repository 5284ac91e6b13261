using System.Text;
using Kelione.Maps;

namespace Kelione.Web.Maps.Together;

/// <summary>Marks on the map at what an earlier version has otherwise than the present, as style rules: the parts of the map need not know that they are looked at.</summary>
internal static class PreviewMarks
{
    /// <summary>The rules. Elements are found by <c>data-place="SORT:ID"</c> (the grid) and <c>data-mark="SORT:ID"</c> (the layouts).</summary>
    /// <param name="now">The present.</param>
    /// <param name="earlier">The version that is shown.</param>
    public static string Style(JourneyMap now, JourneyMap earlier)
    {
        var rules = new StringBuilder();
        foreach (var change in MapComparison.Compare(now, earlier).Changes)
        {
            // Ids are letters, digits and hyphens in a sound map; a rule is made of nothing else.
            if (change.Kind == ThingChangeKind.Removed || change.Id.Length == 0 || !change.Id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            {
                continue;
            }

            var place = $"{change.Sort}:{change.Id}";
            rules.Append("[data-place=\"").Append(place).Append("\"],[data-mark=\"").Append(place).Append("\"]{outline:2px solid var(--")
                .Append(change.Kind == ThingChangeKind.Added ? "joy" : "caution").Append(");outline-offset:2px;border-radius:4px}");
        }

        return rules.ToString();
    }
}
