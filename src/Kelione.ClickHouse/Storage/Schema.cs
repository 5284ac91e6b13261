using Kelione.ClickHouse.Http;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>A text field beside customer and activity: its texts stand in a column of <c>event</c> on every shard; empty is no value.</summary>
/// <param name="Number">Its number, from 0.</param>
/// <param name="Name">Its name.</param>
internal sealed record StoredField(int Number, string Name)
{
    /// <summary>The column.</summary>
    public string Column => FormattableString.Invariant($"f{Number}");
}

/// <summary>
/// The tables. On every shard: <c>form</c> (version, which shard of how many) and <c>event</c>, whole customers together, in journey order. On the first shard, the home of what is small:
/// <c>field</c>, <c>epoch</c> and <c>ledger</c> (which batches count), <c>merge</c> (statements on identities), <c>erasure</c>. Nothing but columns is ever changed in place, so any client may read along.
/// </summary>
internal sealed class Schema : IDisposable
{
    /// <summary>The version of these tables; another one is refused.</summary>
    public const int Version = 1;

    /// <summary>Into how many parts a shard's customers fall by their hash; pieces of journeys are made of whole ones.</summary>
    public const int Buckets = 4096;

    /// <summary>The columns of an event, before those of the fields.</summary>
    public const string EventColumns = "bucket, customer, time, seq, activity, value, event_id, batch, id_low, id_high";

    /// <summary>The same with their types.</summary>
    public const string EventTypes = "bucket UInt16, customer String, time Int64, seq Int64, activity String, value Float64, event_id String, batch Int64, id_low UInt64, id_high UInt64";

    /// <summary>From this version on a server can be told to force what it writes to the disk before it acknowledges.</summary>
    private static readonly Version ForcesToDisk = new(20, 10);

    private readonly ClickHouseOptions _options;

    public Schema(ClickHouseOptions options)
    {
        _options = options;
        Shards = [.. options.Shards.Select((_, i) => new Shard(options, i))];
    }

    /// <summary>The servers.</summary>
    public IReadOnlyList<Shard> Shards { get; }

    /// <summary>Where what is small is kept.</summary>
    public Shard Home => Shards[0];

    /// <summary>The whole name of a table.</summary>
    public string Table(string name) => $"{Sql.Name(_options.Database)}.{Sql.Name(_options.Prefix + name)}";

    /// <summary>The columns of an event and of some fields.</summary>
    public static string Columns(IEnumerable<StoredField> fields) => EventColumns + string.Concat(fields.Select(f => ", " + f.Column));

    /// <summary>Where a customer lives.</summary>
    public (int Shard, ushort Bucket) PlaceOf(string customer) => PlaceOf(Hash128.OfText(customer));

    /// <summary>Where a customer lives, by the hash of the id.</summary>
    public (int Shard, ushort Bucket) PlaceOf(Hash128 hash) => ((int)Math.BigMul(hash.High, (ulong)Shards.Count, out _), BucketOf(hash));

    /// <summary>The bucket of a customer.</summary>
    public static ushort BucketOf(Hash128 hash) => (ushort)(hash.Low & (Buckets - 1));

    /// <summary>Makes the tables where they are missing, and checks that each server is the shard it is taken for.</summary>
    /// <exception cref="ClickHouseException">Another version, another number of shards, or another order.</exception>
    public void Prepare(IEnumerable<string> fields)
    {
        foreach (var shard in Shards)
        {
            shard.Execute($"CREATE DATABASE IF NOT EXISTS {Sql.Name(_options.Database)}");
            Make(shard, "form", "version Int64, shard Int64, shards Int64", "version");
            Check(shard);
        }

        var home = Home;
        Make(home, "field", "number Int64, name String", "number");
        Make(home, "epoch", "number Int64, owner String, sealed Int64, at Int64", "number");
        Make(home, "ledger", "number Int64, events Int64, at Int64", "number");
        Make(home, "merge", "id Int64, anonymous String, known String, stated Int64, reason String, undone Int64, change Int64", "id");
        Make(home, "erasure", "number Int64", "number");
        var stored = ReadFields();
        var added = fields.Where(f => stored.All(s => s.Name != f)).Select((f, i) => new StoredField(stored.Count + i, f)).ToList();
        foreach (var shard in Shards)
        {
            var columns = string.Concat(stored.Concat(added).Select(f => $", {f.Column} String"));
            Make(shard, "event", EventTypes + columns, "bucket, customer, time, seq");
        }

        Remember(added);
    }

    /// <summary>Deletes the tables; for tests.</summary>
    public void Drop()
    {
        foreach (var shard in Shards)
        {
            foreach (var table in new[] { "form", "event", "field", "epoch", "ledger", "merge", "erasure" })
            {
                shard.Execute($"DROP TABLE IF EXISTS {Table(table)}");
            }
        }
    }

    /// <summary>The fields there are.</summary>
    public List<StoredField> ReadFields()
    {
        var fields = new List<StoredField>();
        using var rows = Home.Query($"SELECT number, name FROM {Table("field")} ORDER BY number");
        while (rows.Next())
        {
            fields.Add(new StoredField((int)rows.Int64(), rows.Text()));
        }

        return fields;
    }

    /// <summary>Adds a field: its column on every shard, then its name, so that whoever knows the name finds the column.</summary>
    public StoredField AddField(IReadOnlyList<StoredField> fields, string name)
    {
        if (string.IsNullOrEmpty(name) || name is EventFields.Customer or EventFields.Activity or EventFields.Time or EventFields.Value or EventFields.EventId)
        {
            throw new ArgumentException($"'{name}' cannot name an attribute.", nameof(name));
        }

        const int MostFields = 1000;
        if (fields.Count >= MostFields - 2)
        {
            throw new WorkspaceException($"The attribute '{name}' is one too many: a workspace holds at most {MostFields} different fields. Leave attributes out of the mapping, or put them together.");
        }

        var field = new StoredField(fields.Count, name);
        foreach (var shard in Shards)
        {
            // A crash between the shards and the name leaves a column that nobody knows: it is found here.
            if (!HasColumn(shard, "event", field))
            {
                shard.Execute($"ALTER TABLE {Table("event")} ADD COLUMN {field.Column} String");
            }
        }

        Remember([field]);
        return field;
    }

    /// <summary>Whether a table has the column of a field.</summary>
    public bool HasColumn(Shard shard, string table, StoredField field) => shard.Number64(
        $"SELECT toInt64(count()) FROM system.columns WHERE database = {Sql.Text(_options.Database)} AND table = {Sql.Text(_options.Prefix + table)} AND name = {Sql.Text(field.Column)}") > 0;

    /// <summary>The tables of this store on a shard, without what their names begin with.</summary>
    public IReadOnlyList<string> TablesOf(Shard shard)
    {
        var tables = new List<string>();
        using var rows = shard.Query($"SELECT name FROM system.tables WHERE database = {Sql.Text(_options.Database)} AND startsWith(name, {Sql.Text(_options.Prefix)})");
        while (rows.Next())
        {
            tables.Add(rows.Text()[_options.Prefix.Length..]);
        }

        return tables;
    }

    /// <summary>Makes a table where it is missing.</summary>
    public void Make(Shard shard, string name, string columns, string order)
    {
        // Untried: the servers that know it are newer than the one we test on.
        var settings = !_options.InMemory && shard.ServerVersion >= ForcesToDisk ? " SETTINGS fsync_after_insert = 1, fsync_part_directory = 1" : "";
        var kind = _options.InMemory ? "Memory" : $"MergeTree() PARTITION BY tuple() ORDER BY ({order}){settings}";
        shard.Execute($"CREATE TABLE IF NOT EXISTS {Table(name)} ({columns}) ENGINE = {kind}");
    }

    public void Dispose()
    {
        foreach (var shard in Shards)
        {
            shard.Dispose();
        }
    }

    private void Remember(List<StoredField> fields)
    {
        if (fields.Count > 0)
        {
            var rows = new RowWriter();
            foreach (var field in fields)
            {
                rows.Int64(field.Number).Text(field.Name).EndRow();
            }

            Home.Insert($"{Table("field")} (number, name)", rows.Written);
        }
    }

    private void Check(Shard shard)
    {
        using var rows = shard.Query($"SELECT version, shard, shards FROM {Table("form")}");
        if (!rows.Next())
        {
            shard.Insert($"{Table("form")} (version, shard, shards)", new RowWriter().Int64(Version).Int64(shard.Number).Int64(Shards.Count).Written);
            return;
        }

        var (version, number, count) = (rows.Int64(), rows.Int64(), rows.Int64());
        if (version != Version)
        {
            throw shard.Failed(FormattableString.Invariant($"its tables have version {version} and this program reads version {Version}"));
        }

        if (number != shard.Number || count != Shards.Count)
        {
            throw shard.Failed(FormattableString.Invariant($"it holds shard {number + 1} of {count}. Name the servers in the order in which they were first named, all of them"));
        }
    }
}
