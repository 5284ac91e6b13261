using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Kelione.Workspace;

/// <summary>
/// The form of the documents' database and its upgrades, each a list of operations that the provider words in its own SQL. All missing ones are made in one transaction with the write lock held: of two processes that start at once
/// one does it and the other waits, and after a crash at any moment the database has the old form or the new one. (EF's own migrator keeps its lock in a row that a killed process leaves behind for good.)
/// </summary>
internal static class DatabaseForm
{
    /// <summary>The table with the one number that says which form a database has; the first upgrade makes it.</summary>
    public const string VersionTable = "schema_version";

    /// <summary>The upgrades: the first makes version 1, and so on. Never changed once released, only added to.</summary>
    private static readonly Action<MigrationBuilder>[] Upgrades = [MapsAndMeasurements, CommentsAndNames, AuthorsAndViews, SentChanges, SmallVersions, SearchDemand, SharedByNodes];

    /// <summary>The upgrades in their order.</summary>
    public static IReadOnlyList<Action<MigrationBuilder>> All => Upgrades;

    /// <summary>The form that this program writes.</summary>
    public static int Current => Upgrades.Length;

    /// <summary>Brings the database to the current form, making it where there is none.</summary>
    /// <exception cref="MendableException">A newer program wrote it.</exception>
    public static Task UpgradeAsync(MapDatabase db, DocumentPlace place, CancellationToken cancellationToken) => UpgradeAsync(db, place, Upgrades, "The maps", cancellationToken);

    /// <summary>Brings any database of the workspace to its current form, making it where there is none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="place">Where it lies.</param>
    /// <param name="upgrades">Its upgrades: the first makes version 1, and so on.</param>
    /// <param name="what">What is in it, for the message.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">A newer program wrote it.</exception>
    public static async Task UpgradeAsync(DbContext db, DocumentPlace place, IReadOnlyList<Action<MigrationBuilder>> upgrades, string what, CancellationToken cancellationToken)
    {
        var current = upgrades.Count;
        if (await VersionAsync(db, place, cancellationToken) == current)
        {
            return;
        }

        await place.BeforeUpgradeAsync(db, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await place.LockAsync(db, cancellationToken);
        var version = await VersionAsync(db, place, cancellationToken);
        if (version > current)
        {
            throw new MendableException(string.Create(
                CultureInfo.InvariantCulture, $"{what} in '{place.Name}' were written by a newer Kelione (form {version}, this program knows {current}). Update Kelione; nothing was touched."));
        }

        if (version == 0 && place.Schema is { } schema)
        {
            await RunAsync(db, m => m.EnsureSchema(schema), cancellationToken);
        }

        for (var i = version; i < current; i++)
        {
            await RunAsync(db, upgrades[i], cancellationToken);
        }

        await RunAsync(
            db,
            m =>
            {
                if (version > 0)
                {
                    m.Sql($"DELETE FROM {VersionTable}");
                }

                m.Sql(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO {VersionTable} (version) VALUES ({current})"));
            },
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> VersionAsync(DbContext db, DocumentPlace place, CancellationToken cancellationToken) =>
        await place.HasFormAsync(db, cancellationToken)
            ? await db.Database.SqlQueryRaw<int>($"SELECT version AS \"Value\" FROM {VersionTable}").SingleAsync(cancellationToken)
            : 0;

    private static async Task RunAsync(DbContext db, Action<MigrationBuilder> upgrade, CancellationToken cancellationToken)
    {
        var builder = new MigrationBuilder(db.Database.ProviderName);
        upgrade(builder);
        if (db.Database.IsNpgsql())
        {
            SortByCode(builder.Operations);
        }

        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(builder.Operations, db.Model))
        {
            await db.Database.ExecuteSqlRawAsync(command.CommandText.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), cancellationToken);
        }
    }

    // Texts are told apart and sorted by their characters' codes, as SQLite does, whatever language the server was set up in.
    private static void SortByCode(IEnumerable<MigrationOperation> operations)
    {
        foreach (var column in operations.SelectMany(o => o is CreateTableOperation table ? table.Columns : o is AddColumnOperation added ? [added] : []).Where(c => c.ClrType == typeof(string)))
        {
            column.Collation = "C";
        }
    }

    private static void MapsAndMeasurements(MigrationBuilder m)
    {
        m.CreateTable(VersionTable, t => new { Version = t.Column<int>(name: "version") });
        m.CreateTable(
            "maps",
            t => new
            {
                Id = t.Column<string>(name: "id"),
                Title = t.Column<string>(name: "title"),
                Kind = t.Column<string>(name: "kind"),
                Status = t.Column<string>(name: "status"),
                Language = t.Column<string>(name: "language"),
                Version = t.Column<int>(name: "version"),
                ChangedAt = t.Column<DateTimeOffset>(name: "changed_at"),
                ChangedBy = t.Column<string>(name: "changed_by"),
                IsDeleted = t.Column<bool>(name: "is_deleted"),
            },
            constraints: t => t.PrimaryKey("maps_key", x => x.Id));
        m.CreateTable(
            "map_versions",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"),
                Version = t.Column<int>(name: "version"),
                Origin = t.Column<string>(name: "origin"),
                Of = t.Column<int>(name: "of", nullable: true),
                BasedOn = t.Column<int>(name: "based_on"),
                Author = t.Column<string>(name: "author"),
                At = t.Column<DateTimeOffset>(name: "at"),
                Label = t.Column<string>(name: "label"),
                EditCount = t.Column<int>(name: "edit_count"),
                Changes = t.Column<string>(name: "changes"),
                Edits = t.Column<string>(name: "edits"),
                Inverse = t.Column<string>(name: "inverse"),
                Document = t.Column<string>(name: "document"),
            },
            constraints: t =>
            {
                t.PrimaryKey("map_versions_key", x => new { x.MapId, x.Version });
                t.ForeignKey("map_versions_map", x => x.MapId, "maps", "id");
            });
        m.CreateTable(
            "map_images",
            t => new { Hash = t.Column<string>(name: "hash"), Data = t.Column<string>(name: "data") },
            constraints: t => t.PrimaryKey("map_images_key", x => x.Hash));
        m.CreateTable(
            "map_measurements",
            t => new { MapId = t.Column<string>(name: "map_id"), Snapshot = t.Column<string>(name: "snapshot"), Document = t.Column<string>(name: "document") },
            constraints: t =>
            {
                t.PrimaryKey("map_measurements_key", x => new { x.MapId, x.Snapshot });
                t.ForeignKey("map_measurements_map", x => x.MapId, "maps", "id");
            });
    }

    private static void CommentsAndNames(MigrationBuilder m)
    {
        m.CreateTable(
            "comments",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"),
                Number = t.Column<int>(name: "number"),
                Thread = t.Column<int>(name: "thread"),
                Anchor = t.Column<string>(name: "anchor"),
                AuthorId = t.Column<string>(name: "author_id"),
                Author = t.Column<string>(name: "author"),
                At = t.Column<DateTimeOffset>(name: "at"),
                Text = t.Column<string>(name: "text"),
                ChangedAt = t.Column<DateTimeOffset>(name: "changed_at", nullable: true),
                IsRemoved = t.Column<bool>(name: "is_removed"),
                ResolvedAt = t.Column<DateTimeOffset>(name: "resolved_at", nullable: true),
                ResolvedBy = t.Column<string>(name: "resolved_by", nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("comments_key", x => new { x.MapId, x.Number });
                t.ForeignKey("comments_map", x => x.MapId, "maps", "id");
            });
        m.CreateTable(
            "comment_mentions",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"),
                Number = t.Column<int>(name: "number"),
                Person = t.Column<string>(name: "person"),
                Name = t.Column<string>(name: "name"),
                IsSeen = t.Column<bool>(name: "is_seen"),
            },
            constraints: t => t.PrimaryKey("comment_mentions_key", x => new { x.MapId, x.Number, x.Person }));
        m.CreateTable(
            "comment_reads",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"), Thread = t.Column<int>(name: "thread"), Person = t.Column<string>(name: "person"), UpTo = t.Column<int>(name: "up_to"),
            },
            constraints: t => t.PrimaryKey("comment_reads_key", x => new { x.MapId, x.Thread, x.Person }));
        m.CreateTable(
            "version_names",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"),
                Version = t.Column<int>(name: "version"),
                Name = t.Column<string>(name: "name"),
                Author = t.Column<string>(name: "author"),
                At = t.Column<DateTimeOffset>(name: "at"),
            },
            constraints: t =>
            {
                t.PrimaryKey("version_names_key", x => new { x.MapId, x.Version });
                t.ForeignKey("version_names_map", x => x.MapId, "maps", "id");
            });
    }

    private static void AuthorsAndViews(MigrationBuilder m)
    {
        m.AddColumn<string>("author_id", "map_versions", nullable: false, defaultValue: "");
        m.CreateTable(
            "map_views",
            t => new
            {
                MapId = t.Column<string>(name: "map_id"),
                Id = t.Column<string>(name: "id"),
                Name = t.Column<string>(name: "name"),
                Settings = t.Column<string>(name: "settings"),
                IsDefault = t.Column<bool>(name: "is_default"),
                Author = t.Column<string>(name: "author"),
                At = t.Column<DateTimeOffset>(name: "at"),
            },
            constraints: t =>
            {
                t.PrimaryKey("map_views_key", x => new { x.MapId, x.Id });
                t.ForeignKey("map_views_map", x => x.MapId, "maps", "id");
            });
    }

    private static void SentChanges(MigrationBuilder m) => m.CreateTable(
        "sent_changes",
        t => new { MapId = t.Column<string>(name: "map_id"), Number = t.Column<string>(name: "number"), Version = t.Column<int>(name: "version"), AtSeconds = t.Column<long>(name: "at_seconds") },
        constraints: t =>
        {
            t.PrimaryKey("sent_changes_key", x => new { x.MapId, x.Number });
            t.ForeignKey("sent_changes_map", x => x.MapId, "maps", "id");
        });

    // Versions that are there stay as they are; the packed text comes last, so that the others are read without it.
    private static void SmallVersions(MigrationBuilder m)
    {
        m.AddColumn<int>("form", "map_versions", nullable: false, defaultValue: 0);
        m.AddColumn<long>("hash", "map_versions", nullable: false, defaultValue: 0L);
        m.AddColumn<byte[]>("packed", "map_versions", nullable: true);
    }

    private static void SearchDemand(MigrationBuilder m)
    {
        m.CreateTable(
            "demand",
            t => new
            {
                Topic = t.Column<string>(name: "topic"),
                Source = t.Column<string>(name: "source"),
                Region = t.Column<string>(name: "region"),
                Unit = t.Column<string>(name: "unit"),
                UnitText = t.Column<string>(name: "unit_text"),
                Start = t.Column<string>(name: "start"),
                End = t.Column<string>(name: "end"),
                Value = t.Column<double>(name: "value"),
                File = t.Column<string>(name: "file"),
            },
            constraints: t => t.PrimaryKey("demand_key", x => new { x.Topic, x.Source, x.Region, x.Unit, x.UnitText, x.Start, x.End }));
        m.CreateTable(
            "map_topics",
            t => new { MapId = t.Column<string>(name: "map_id"), Topic = t.Column<string>(name: "topic") },
            constraints: t =>
            {
                t.PrimaryKey("map_topics_key", x => new { x.MapId, x.Topic });
                t.ForeignKey("map_topics_map", x => x.MapId, "maps", "id");
            });
    }

    // What lies in files of the folder where documents do, and beside the events where there is one machine: only a database that nodes share has it.
    private static void SharedByNodes(MigrationBuilder m)
    {
        if (!m.IsNpgsql())
        {
            return;
        }

        m.Sql("""
            CREATE SEQUENCE paper_versions;
            CREATE TABLE papers (name text COLLATE "C" PRIMARY KEY, version bigint NOT NULL DEFAULT nextval('paper_versions'), at bigint NOT NULL, content bytea NOT NULL);
            CREATE TABLE feedback (entry bigint PRIMARY KEY, import bigint NOT NULL, identity_low bigint NOT NULL, identity_high bigint NOT NULL, content bigint NOT NULL,
                id text, customer text COLLATE "C", "time" bigint, source text NOT NULL, kind text NOT NULL, channel text, touchpoint text, rating_text text, rating double precision, scale text,
                sentiment integer, language text, text text NOT NULL, answered bigint, answer_known boolean NOT NULL, calls boolean, version text, age_group text, attributes text);
            CREATE INDEX feedback_customer ON feedback (customer);
            CREATE INDEX feedback_of_import ON feedback (import);
            CREATE TABLE feedback_import (id bigint PRIMARY KEY, name text NOT NULL, author text NOT NULL, moment bigint NOT NULL, highest bigint NOT NULL, undone boolean NOT NULL);
            CREATE TABLE feedback_remark (entry bigint, matter text COLLATE "C", value text NOT NULL, author text NOT NULL, moment bigint NOT NULL, PRIMARY KEY (entry, matter));
            CREATE TABLE feedback_reading (hash text COLLATE "C", version text COLLATE "C", reading text NOT NULL, PRIMARY KEY (hash, version));
            CREATE TABLE feedback_state (version bigint NOT NULL, deletions bigint NOT NULL, statements bigint NOT NULL);
            INSERT INTO feedback_state VALUES (1, 0, 0);
            CREATE TABLE person_key (number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "key" text COLLATE "C" NOT NULL, customer text COLLATE "C" NOT NULL, seen bigint NOT NULL, place text NOT NULL,
                UNIQUE ("key", customer));
            CREATE INDEX person_key_customer ON person_key (customer);
            """);
    }
}
