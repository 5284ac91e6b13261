using System.Globalization;
using Kelione.Maps;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary>Tells where two people's changes contradict each other.</summary>
internal static class Conflicts
{
    /// <summary>Writes them to stderr, each in a sentence; nothing where there are none.</summary>
    public static void Tell(Session session, IReadOnlyList<MergeConflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return;
        }

        session.Tell(string.Create(CultureInfo.InvariantCulture, $"Somebody else changed the same things; {conflicts.Count} of them need a look:"));
        foreach (var conflict in conflicts)
        {
            session.Tell("  " + conflict.Message);
        }
    }
}
