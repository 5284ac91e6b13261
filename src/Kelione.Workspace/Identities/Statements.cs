using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>The statements of identity that stand, and what may be stated beside them.</summary>
internal sealed class Statements
{
    private const string InCommon = " in common (";

    private readonly IdentityChains<string> _chains = new();
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> _takenBack = [];
    private readonly List<IdentityMerge> _byKey = [];

    public Statements(IEnumerable<IdentityMerge> merges)
    {
        foreach (var merge in merges)
        {
            if (merge.UndoneMicros is null)
            {
                Add(merge);
            }
            else
            {
                _takenBack.Add((merge.Anonymous, merge.Known));
            }
        }
    }

    /// <summary>Learns a statement that is in force now.</summary>
    public void Add(IdentityMerge merge)
    {
        var byKey = merge.Reason.Contains(InCommon, StringComparison.Ordinal);
        Join(merge.Anonymous, merge.Known, byKey);
        if (byKey)
        {
            _byKey.Add(merge);
        }
    }

    /// <summary>The statements in force that were made by a key.</summary>
    public IReadOnlyList<IdentityMerge> InForceBy(string key) => [.. _byKey.Where(m => m.Reason.Contains(key, StringComparison.Ordinal))];

    /// <summary>What a clue that names another id states; null for nothing, with the reason among the refusals where it contradicts what stands.</summary>
    public IdentityStatement? Direct(IdentityClue clue, Refusals refused)
    {
        // The anonymous id joins the customer; of two ids that both know the person, the other system's is shown.
        var (from, to) = clue.Kind == ClueKind.AnonymousId ? (clue.Value, clue.Customer) : (clue.Customer, clue.Value);
        if (IsOne(from, to))
        {
            return null;
        }

        if (_takenBack.Contains((from, to)))
        {
            refused.Add($"'{from}' and '{to}' are not joined: that was taken back ({clue.Place})");
            return null;
        }

        if (_owners.TryGetValue(from, out var owner))
        {
            refused.Add($"'{from}' is '{owner}' already, so '{to}' is taken for somebody else on the same device ({clue.Place})");
            return null;
        }

        Join(from, to, byKey: false);
        return new IdentityStatement(from, to, clue.TimeMicros, clue.Place);
    }

    /// <summary>What a key that two customers have states; null for nothing.</summary>
    public IdentityStatement? ByKey(PersonKey holder, PersonKey first, string what, Refusals refused)
    {
        if (IsOne(holder.Customer, first.Customer))
        {
            return null;
        }

        if (_takenBack.Contains((holder.Customer, first.Customer)))
        {
            refused.Add($"'{holder.Customer}' and '{first.Customer}' are not joined by {what.ToLowerInvariant()} they share: that was taken back");
            return null;
        }

        Join(holder.Customer, first.Customer, byKey: true);
        return new IdentityStatement(holder.Customer, first.Customer, holder.SeenMicros, $"{what}{InCommon}{holder.Key}): {first.Place}; {holder.Place}");
    }

    private bool IsOne(string left, string right) => left == right || _chains.End(left) == _chains.End(right);

    private void Join(string anonymous, string known, bool byKey)
    {
        _chains.Join(anonymous, known);
        if (!byKey)
        {
            _owners.TryAdd(anonymous, known);
        }
    }
}
