using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>A map: its head, so that a list needs no documents.</summary>
internal sealed class MapRow
{
    public required string Id { get; set; }

    public required string Title { get; set; }

    public required string Kind { get; set; }

    public required string Status { get; set; }

    public required string Language { get; set; }

    public int Version { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    public bool IsDeleted { get; set; }
}

/// <summary>A version of a map: its text (see <see cref="VersionTexts"/>), and the edits that lead to it and back.</summary>
internal sealed class VersionRow
{
    public required string MapId { get; set; }

    public int Version { get; set; }

    public required string Origin { get; set; }

    public int? Of { get; set; }

    public int BasedOn { get; set; }

    public required string Author { get; set; }

    /// <summary>Empty for unknown.</summary>
    public string AuthorId { get; set; } = "";

    public DateTimeOffset At { get; set; }

    public required string Label { get; set; }

    public int EditCount { get; set; }

    public required string Changes { get; set; }

    public required string Edits { get; set; }

    public required string Inverse { get; set; }

    /// <summary>The text where it is kept plain; else empty.</summary>
    public string Document { get; set; } = "";

    public TextForm Form { get; set; }

    /// <summary>Of the text; 0 for unknown.</summary>
    public long Hash { get; set; }

    public byte[]? Packed { get; set; }
}

/// <summary>The bytes of a picture, kept once however many versions show it.</summary>
internal sealed class ImageRow
{
    public required string Hash { get; set; }

    public required string Data { get; set; }
}

/// <summary>A kept measurement.</summary>
internal sealed class MeasurementRow
{
    public required string MapId { get; set; }

    public required string Snapshot { get; set; }

    public required string Document { get; set; }
}

/// <summary>A change that a browser sent under a number of its own: sent again because the answer got lost, it is not made twice.</summary>
internal sealed class SentRow
{
    public required string MapId { get; set; }

    public required string Number { get; set; }

    public int Version { get; set; }

    /// <summary>When, in seconds since 1970: a plain number can be compared by every database.</summary>
    public long AtSeconds { get; set; }
}

/// <summary>The documents' database. The model names no provider: SQLite serves one machine, another database may serve many.</summary>
internal sealed class MapDatabase(DbContextOptions<MapDatabase> options) : DbContext(options)
{
    /// <summary>What was read and written last.</summary>
    public LatestTexts Texts { get; init; } = new();

    public DbSet<MapRow> Maps => Set<MapRow>();

    public DbSet<VersionRow> Versions => Set<VersionRow>();

    public DbSet<ImageRow> Images => Set<ImageRow>();

    public DbSet<MeasurementRow> Measurements => Set<MeasurementRow>();

    public DbSet<CommentRow> Comments => Set<CommentRow>();

    public DbSet<MentionRow> Mentions => Set<MentionRow>();

    public DbSet<ReadRow> Reads => Set<ReadRow>();

    public DbSet<VersionNameRow> VersionNames => Set<VersionNameRow>();

    public DbSet<ViewRow> Views => Set<ViewRow>();

    public DbSet<SentRow> Sent => Set<SentRow>();

    public DbSet<DemandPointRow> Demand => Set<DemandPointRow>();

    public DbSet<MapTopicRow> MapTopics => Set<MapTopicRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsNpgsql())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentInUtc>();
        }
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MapRow>(map =>
        {
            map.ToTable("maps").HasKey(m => m.Id);
            // Two writers who both read version 7 cannot both write version 8, whatever the provider locks.
            map.Property(m => m.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<VersionRow>(version =>
        {
            version.ToTable("map_versions").HasKey(v => new { v.MapId, v.Version });
            version.HasOne<MapRow>().WithMany().HasForeignKey(v => v.MapId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ImageRow>().ToTable("map_images").HasKey(i => i.Hash);
        modelBuilder.Entity<MeasurementRow>(measurement =>
        {
            measurement.ToTable("map_measurements").HasKey(m => new { m.MapId, m.Snapshot });
            measurement.HasOne<MapRow>().WithMany().HasForeignKey(m => m.MapId).OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<CommentRow>().ToTable("comments").HasKey(c => new { c.MapId, c.Number });
        modelBuilder.Entity<CommentRow>().HasOne<MapRow>().WithMany().HasForeignKey(c => c.MapId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<MentionRow>().ToTable("comment_mentions").HasKey(m => new { m.MapId, m.Number, m.Person });
        modelBuilder.Entity<ReadRow>().ToTable("comment_reads").HasKey(r => new { r.MapId, r.Thread, r.Person });
        modelBuilder.Entity<VersionNameRow>().ToTable("version_names").HasKey(n => new { n.MapId, n.Version });
        modelBuilder.Entity<VersionNameRow>().HasOne<MapRow>().WithMany().HasForeignKey(n => n.MapId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<ViewRow>().ToTable("map_views").HasKey(v => new { v.MapId, v.Id });
        modelBuilder.Entity<ViewRow>().HasOne<MapRow>().WithMany().HasForeignKey(v => v.MapId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<SentRow>().ToTable("sent_changes").HasKey(s => new { s.MapId, s.Number });
        modelBuilder.Entity<SentRow>().HasOne<MapRow>().WithMany().HasForeignKey(s => s.MapId).OnDelete(DeleteBehavior.Restrict);
        modelBuilder.Entity<DemandPointRow>().ToTable("demand").HasKey(d => new { d.Topic, d.Source, d.Region, d.Unit, d.UnitText, d.Start, d.End });
        modelBuilder.Entity<MapTopicRow>().ToTable("map_topics").HasKey(t => new { t.MapId, t.Topic });
        modelBuilder.Entity<MapTopicRow>().HasOne<MapRow>().WithMany().HasForeignKey(t => t.MapId).OnDelete(DeleteBehavior.Restrict);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
