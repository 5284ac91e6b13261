using System.Buffers;
using System.Data;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Kelione.Workspace;

/// <summary>A database of documents, table by table and row by row, whatever keeps it. Moments are told to the microsecond, which every place keeps.</summary>
/// <typeparam name="T">The database.</typeparam>
internal sealed class DocumentsPart<T> : IRowPart
    where T : DbContext
{
    private const int RowsAtOnce = 200;
    private static readonly MethodInfo RowsOfTable = typeof(DocumentsPart<T>).GetMethod(nameof(RowsOf), BindingFlags.Static | BindingFlags.NonPublic)!;
    private readonly DocumentPlace _place;
    private readonly Func<T> _open;
    private readonly IReadOnlyList<Action<MigrationBuilder>> _upgrades;
    private readonly string _what;
    private readonly string? _file;
    private readonly Type[] _leftOut;

    /// <param name="name">The part's name.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="open">Opens it.</param>
    /// <param name="upgrades">What brings it to its form.</param>
    /// <param name="what">What is in it, for messages.</param>
    /// <param name="file">Its file; null where it is in none.</param>
    /// <param name="leftOut">Tables that stay where they are.</param>
    public DocumentsPart(string name, DocumentPlace place, Func<T> open, IReadOnlyList<Action<MigrationBuilder>> upgrades, string what, string? file, params Type[] leftOut) =>
        (Name, _place, _open, _upgrades, _what, _file, _leftOut) = (name, place, open, upgrades, what, file, leftOut);

    public string Name { get; }

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!_place.MayBeThere)
        {
            yield break;
        }

        await using var db = _open();
        if (!await GuardedAsync(() => _place.HasFormAsync(db, cancellationToken)))
        {
            yield break;
        }

        await GuardedAsync(() => UpgradeAsync(db, cancellationToken));

        // One state of all tables.
        await using var transaction = await GuardedAsync(() => db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken));
        foreach (var table in Tables(db))
        {
            await foreach (var row in ((IQueryable<object>)RowsOfTable.MakeGenericMethod(table.ClrType).Invoke(null, [db, table])!).AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                yield return Write(table, row);
            }
        }
    }

    public async Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        T? db = null;
        try
        {
            await foreach (var part in rows.Chunk(RowsAtOnce).WithCancellation(cancellationToken))
            {
                db ??= await BeginAsync(cancellationToken);
                var tables = Tables(db).ToDictionary(t => t.GetTableName()!, StringComparer.Ordinal);
                await GuardedAsync(async () =>
                {
                    db.AddRange(part.Select(row => Read(tables, row)));
                    return await db.SaveChangesAsync(cancellationToken);
                });
                db.ChangeTracker.Clear();
            }

            if (db is not null)
            {
                await GuardedAsync(() => FinishAsync(db, cancellationToken));
            }
        }
        finally
        {
            await (db?.DisposeAsync() ?? default);
        }
    }

    public async Task<bool> ClearAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            foreach (var file in new[] { _file, _file + "-wal", _file + "-shm" })
            {
                File.Delete(file);
            }

            return true;
        }

        await using var db = _open();
        if (await GuardedAsync(() => _place.HasFormAsync(db, cancellationToken)))
        {
            // What else stands in the schema is no part of this.
            var tables = string.Join(", ", Tables(db).Select(t => $"\"{t.GetTableName()}\""));
            var clear = $"TRUNCATE {tables} CASCADE";
            await GuardedAsync(() => db.Database.ExecuteSqlRawAsync(clear, cancellationToken));
        }

        return true;
    }

    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        if (_file is not null)
        {
            await ClearAsync(cancellationToken);
            return;
        }

        await using var db = _open();

        // The schema's name is made of letters, digits and _ (see DocumentsServer); a name cannot be a parameter.
        var drop = $"DROP SCHEMA IF EXISTS \"{_place.Schema}\" CASCADE";
        await GuardedAsync(() => db.Database.ExecuteSqlRawAsync(drop, cancellationToken));
    }

    private static IQueryable<object> RowsOf<TRow>(T db, IEntityType table)
        where TRow : class
    {
        var rows = (IQueryable)db.Set<TRow>().AsNoTracking();
        var method = nameof(Queryable.OrderBy);
        foreach (var key in table.FindPrimaryKey()!.Properties)
        {
            var row = Expression.Parameter(typeof(TRow));
            var by = Expression.Lambda(Expression.Property(row, key.PropertyInfo!), row);
            rows = rows.Provider.CreateQuery(Expression.Call(typeof(Queryable), method, [typeof(TRow), key.ClrType], rows.Expression, Expression.Quote(by)));
            method = nameof(Queryable.ThenBy);
        }

        return (IQueryable<TRow>)rows;
    }

    private static byte[] Write(IEntityType table, object row)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, RowJson.Writer);
        json.WriteStartObject();
        json.WriteString("table", table.GetTableName());
        json.WriteStartObject("row");
        foreach (var property in table.GetProperties().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            json.WritePropertyName(property.Name);
            JsonSerializer.Serialize(json, Plain(property.PropertyInfo!.GetValue(row)), RowJson.Options);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static object? Plain(object? value) => value switch
    {
        DateTimeOffset moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        Enum choice => Convert.ToInt32(choice, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static object Read(Dictionary<string, IEntityType> tables, byte[] bytes)
    {
        var document = RowJson.Read<JsonObject>(bytes);
        if (document["table"]?.GetValue<string>() is not { } name || !tables.TryGetValue(name, out var table) || document["row"] is not JsonObject values)
        {
            throw new MendableException("The backup holds a table that this program does not know. Nothing was restored.");
        }

        var row = Activator.CreateInstance(table.ClrType, nonPublic: true)!;
        foreach (var property in table.GetProperties().Where(p => values.ContainsKey(p.Name)))
        {
            property.PropertyInfo!.SetValue(row, Value(values[property.Name], property.ClrType));
        }

        return row;
    }

    private static object? Value(JsonNode? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
        {
            return null;
        }

        return plain == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch.AddTicks(value.GetValue<long>() * TimeSpan.TicksPerMicrosecond)
            : plain.IsEnum ? Enum.ToObject(plain, value.GetValue<int>())
            : value.Deserialize(plain, RowJson.Options);
    }

    // Whatever a row refers to comes before it.
    private List<IEntityType> Tables(T db)
    {
        var left = db.Model.GetEntityTypes().Where(t => !_leftOut.Contains(t.ClrType)).OrderBy(t => t.GetTableName(), StringComparer.Ordinal).ToList();
        var ordered = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(t => t.GetForeignKeys().All(k => k.PrincipalEntityType == t || ordered.Contains(k.PrincipalEntityType)));
            ordered.Add(next);
            left.Remove(next);
        }

        return ordered;
    }

    private async Task<T> BeginAsync(CancellationToken cancellationToken)
    {
        _place.Make();
        var db = _open();
        try
        {
            await GuardedAsync(() => UpgradeAsync(db, cancellationToken));
            await GuardedAsync(() => db.Database.BeginTransactionAsync(cancellationToken));
            await GuardedAsync(async () =>
            {
                await _place.LockAsync(db, cancellationToken);
                return true;
            });
            foreach (var table in Tables(db))
            {
                if (await GuardedAsync(() => ((IQueryable<object>)RowsOfTable.MakeGenericMethod(table.ClrType).Invoke(null, [db, table])!).AnyAsync(cancellationToken)))
                {
                    throw new MendableException($"{_what} in '{_place.Name}' are another workspace's: something is there already. Choose another folder name, or another database.");
                }
            }

            return db;
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    // A server that numbers rows itself goes on behind those that came with their numbers.
    private async Task<bool> FinishAsync(T db, CancellationToken cancellationToken)
    {
        if (db.Database.IsNpgsql())
        {
            foreach (var table in Tables(db))
            {
                if (table.FindPrimaryKey() is { Properties: [{ ValueGenerated: ValueGenerated.OnAdd } key] } && (key.ClrType == typeof(int) || key.ClrType == typeof(long)))
                {
                    var (name, column) = (table.GetTableName(), key.GetColumnName());
                    var goOn = $"SELECT setval(pg_get_serial_sequence('{name}', '{column}'), (SELECT max({column}) FROM {name})) WHERE EXISTS (SELECT FROM {name})";
                    await db.Database.ExecuteSqlRawAsync(goOn, cancellationToken);
                }
            }
        }

        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> UpgradeAsync(T db, CancellationToken cancellationToken)
    {
        await DatabaseForm.UpgradeAsync(db, _place, _upgrades, _what, cancellationToken);
        return true;
    }

    private async Task<TResult> GuardedAsync<TResult>(Func<Task<TResult>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
    }
}
