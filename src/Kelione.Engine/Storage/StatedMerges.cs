using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The statements on identities in force, as codes in the truth: kept between calls, because a collector makes statements every second and there may be millions.</summary>
internal sealed class StatedMerges
{
    private readonly Dictionary<(int Anonymous, int Known), long> _numbers = [];

    /// <summary>Which id leads to which.</summary>
    public IdentityChains<int> Chains { get; } = new();

    /// <summary>The number of the next statement.</summary>
    public long Next { get; private set; } = 1;

    /// <summary>Reads them.</summary>
    public static unsafe StatedMerges Load(DuckConnection connection)
    {
        var stated = new StatedMerges();
        using (var result = connection.Query("SELECT id, anonymous, known FROM merge WHERE undone IS NULL ORDER BY id"))
        {
            while (result.Next())
            {
                for (var row = 0; row < result.Count; row++)
                {
                    stated.Put(result.Pointer<long>(0)[row], result.Pointer<int>(1)[row], result.Pointer<int>(2)[row]);
                }
            }
        }

        stated.Next = 1 + (connection.Number("SELECT max(id) FROM merge") ?? 0);
        return stated;
    }

    /// <summary>The number of the statement in force; null for none.</summary>
    public long? NumberOf(int anonymous, int known) => _numbers.TryGetValue((anonymous, known), out var number) ? number : null;

    /// <summary>Adds a statement, and gives its number.</summary>
    public long Add(int anonymous, int known)
    {
        Put(Next, anonymous, known);
        return Next++;
    }

    private void Put(long number, int anonymous, int known)
    {
        _numbers.TryAdd((anonymous, known), number);
        Chains.Join(anonymous, known);
    }
}
