using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>The people's database.</summary>
internal sealed class PeopleDatabase(DbContextOptions<PeopleDatabase> options) : IdentityUserContext<Account>(options)
{
    public DbSet<MemberRow> Members => Set<MemberRow>();

    public DbSet<TicketRow> Tickets => Set<TicketRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<LinkRow> Links => Set<LinkRow>();

    public DbSet<ActivityRow> Activity => Set<ActivityRow>();

    public DbSet<SessionKeyRow> SessionKeys => Set<SessionKeyRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        if (Database.IsNpgsql())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentInUtc>();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>().ToTable("accounts");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserClaim<string>>().ToTable("account_claims");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserLogin<string>>().ToTable("account_logins");
        builder.Entity<Microsoft.AspNetCore.Identity.IdentityUserToken<string>>().ToTable("account_tokens");
        builder.Entity<MemberRow>(member =>
        {
            member.ToTable("members").HasKey(m => new { m.Workspace, m.Map, m.AccountId });

            // Known here, so that roles go before the account that they belong to.
            member.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<TicketRow>().ToTable("tickets").HasKey(t => t.Hash);
        builder.Entity<KeyRow>().ToTable("api_keys").HasKey(k => k.Id);
        builder.Entity<LinkRow>().ToTable("links").HasKey(l => l.Id);
        builder.Entity<ActivityRow>().ToTable("activity").HasKey(a => a.Number);
        builder.Entity<SessionKeyRow>().ToTable("session_keys").HasKey(k => k.Name);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
