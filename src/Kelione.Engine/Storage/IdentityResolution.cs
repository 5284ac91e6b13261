using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>
/// Who is who under the statements in force: from an id's code in the truth (from 1) to the person's code in a snapshot (from 0, which is the code of the id the person is shown under, less one).
/// Immutable.
/// </summary>
internal sealed class IdentityResolution
{
    private readonly int[]? _persons;

    private IdentityResolution(IReadOnlyDictionary<int, int> merged)
    {
        Merged = merged;
        if (merged.Count > 0)
        {
            var size = merged.Max(m => Math.Max(m.Key, m.Value + 1)) + 1;
            _persons = new int[size];
            for (var code = 0; code < size; code++)
            {
                _persons[code] = merged.GetValueOrDefault(code, code - 1);
            }

            HighestPerson = size - 1;
        }
    }

    /// <summary>Nobody is merged.</summary>
    public static IdentityResolution None { get; } = new(new Dictionary<int, int>());

    /// <summary>The ids that are somebody else: code of the id in the truth, code of the person in snapshots.</summary>
    public IReadOnlyDictionary<int, int> Merged { get; }

    /// <summary>No merged id leads to a person above this one.</summary>
    public int HighestPerson { get; }

    /// <summary>From the pairs that were worked out before.</summary>
    public static IdentityResolution FromPairs(IEnumerable<(int Id, int Person)> pairs)
    {
        var merged = pairs.ToDictionary(p => p.Id, p => p.Person);
        return merged.Count == 0 ? None : new IdentityResolution(merged);
    }

    /// <summary>
    /// Follows the statements in force from every merged id to the end of its chain. Where one id was merged into two others, all three are one person, shown under the id of the later statement.
    /// </summary>
    /// <param name="statements">Codes in the truth, oldest first.</param>
    public static IdentityResolution FromStatements(IEnumerable<(int Anonymous, int Known)> statements)
    {
        var chains = new IdentityChains<int>();
        foreach (var (anonymous, known) in statements)
        {
            chains.Join(anonymous, known);
        }

        return FromPairs(chains.Merged.Select(id => (id, chains.End(id) - 1)));
    }

    /// <summary>The person that an id is.</summary>
    public int PersonOf(int customerCode) => _persons is not null && customerCode < _persons.Length ? _persons[customerCode] : customerCode - 1;
}
