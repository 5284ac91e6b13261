using System.Globalization;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;

namespace Kelione.ClickHouse.Reading;

/// <summary>The names of derived tables. They tell which process on which machine made them, so that what a killed one left is found.</summary>
internal static class DerivedTables
{
    /// <summary>What the names of the tables of ids, of what is gone, and of events begin with.</summary>
    public const string Ids = "ids_", Gone = "gone_", Events = "joined_";

    // In a container every process has the same number: what one that was killed left must not be taken for one's own.
    private static readonly string Own = System.Security.Cryptography.RandomNumberGenerator.GetHexString(8, lowercase: true);

    /// <summary>A name of this process.</summary>
    /// <param name="number">A number that this process uses once for a store.</param>
    public static string Name(long number) => string.Create(CultureInfo.InvariantCulture, $"{Machine}_{Environment.ProcessId}_{Own}_{number}");

    /// <summary>Deletes the tables of processes of this machine that are no more.</summary>
    public static void Sweep(Schema schema)
    {
        foreach (var shard in schema.Shards)
        {
            try
            {
                foreach (var table in schema.TablesOf(shard).Where(IsLeftBehind))
                {
                    shard.Execute($"DROP TABLE IF EXISTS {schema.Table(table)}");
                }
            }
            catch (ClickHouseException)
            {
                // Servers of 2018 refuse to list tables while somebody else's goes; these harm nobody until the next opening.
            }
        }
    }

    private static string Machine => string.Create(CultureInfo.InvariantCulture, $"{Hash128.OfText(Environment.MachineName).Low & 0xFFFF_FFFF:x}");

    private static bool IsLeftBehind(string table)
    {
        var parts = table.Split('_');
        return parts is [var kind, var machine, var process, var own, _] && kind + "_" is Ids or Gone or Events && machine == Machine && own != Own
            && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (id == Environment.ProcessId || !IsAlive(id));
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
