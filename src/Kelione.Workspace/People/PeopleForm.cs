using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Kelione.Workspace;

/// <summary>The form of the people's database and its upgrades.</summary>
internal static class PeopleForm
{
    /// <summary>The upgrades: the first makes version 1, and so on. Never changed once released, only added to.</summary>
    public static IReadOnlyList<Action<MigrationBuilder>> Upgrades { get; } = [Accounts, OriginsOfKeys, SharedSessionKeys];

    private const string Identity = "Npgsql:ValueGenerationStrategy";

    private static void SharedSessionKeys(MigrationBuilder m) => m.CreateTable(
        "session_keys", t => new { Name = t.Column<string>(name: "name"), Document = t.Column<string>(name: "document") }, constraints: t => t.PrimaryKey("session_keys_key", x => x.Name));

    private static void OriginsOfKeys(MigrationBuilder m) => m.AddColumn<string>("origins", "api_keys", nullable: false, defaultValue: "");

    private static void Accounts(MigrationBuilder m)
    {
        m.CreateTable(DatabaseForm.VersionTable, t => new { Version = t.Column<int>(name: "version") });
        IdentityTables(m);
        m.CreateTable(
            "members",
            t => new
            {
                Workspace = t.Column<string>(name: "workspace"),
                Map = t.Column<string>(name: "map"),
                AccountId = t.Column<string>(name: "account_id"),
                Role = t.Column<string>(name: "role"),
                Since = t.Column<long>(name: "since"),
            },
            constraints: t =>
            {
                t.PrimaryKey("members_key", x => new { x.Workspace, x.Map, x.AccountId });
                t.ForeignKey("members_account", x => x.AccountId, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        m.CreateTable(
            "tickets",
            t => new
            {
                Hash = t.Column<string>(name: "hash"),
                Purpose = t.Column<string>(name: "purpose"),
                Workspace = t.Column<string>(name: "workspace"),
                Map = t.Column<string>(name: "map"),
                Role = t.Column<string>(name: "role"),
                AccountId = t.Column<string>(name: "account_id"),
                For = t.Column<string>(name: "for"),
                MadeBy = t.Column<string>(name: "made_by"),
                MadeAt = t.Column<long>(name: "made_at"),
                Until = t.Column<long>(name: "until"),
                UsedAt = t.Column<long>(name: "used_at"),
            },
            constraints: t => t.PrimaryKey("tickets_key", x => x.Hash));
        m.CreateTable(
            "api_keys",
            t => new
            {
                Id = t.Column<string>(name: "id"),
                Hash = t.Column<string>(name: "hash"),
                Start = t.Column<string>(name: "start"),
                Workspace = t.Column<string>(name: "workspace"),
                Name = t.Column<string>(name: "name"),
                Rights = t.Column<string>(name: "rights"),
                MadeBy = t.Column<string>(name: "made_by"),
                MadeAt = t.Column<long>(name: "made_at"),
                Until = t.Column<long>(name: "until"),
                UsedAt = t.Column<long>(name: "used_at"),
                WithdrawnAt = t.Column<long>(name: "withdrawn_at"),
            },
            constraints: t => t.PrimaryKey("api_keys_key", x => x.Id));
        m.CreateTable(
            "links",
            t => new
            {
                Id = t.Column<string>(name: "id"),
                Hash = t.Column<string>(name: "hash"),
                Workspace = t.Column<string>(name: "workspace"),
                Map = t.Column<string>(name: "map"),
                Terms = t.Column<string>(name: "terms"),
                PasswordHash = t.Column<string>(name: "password_hash"),
                MadeBy = t.Column<string>(name: "made_by"),
                MadeAt = t.Column<long>(name: "made_at"),
                Until = t.Column<long>(name: "until"),
                WithdrawnAt = t.Column<long>(name: "withdrawn_at"),
                Views = t.Column<long>(name: "views"),
                ViewedAt = t.Column<long>(name: "viewed_at"),
            },
            constraints: t => t.PrimaryKey("links_key", x => x.Id));
        m.CreateIndex("links_by_hash", "links", "hash", unique: true);
        m.CreateTable(
            "activity",
            t => new
            {
                Number = t.Column<long>(name: "number").Annotation("Sqlite:Autoincrement", true).Annotation(Identity, NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                Workspace = t.Column<string>(name: "workspace"),
                At = t.Column<long>(name: "at"),
                Kind = t.Column<string>(name: "kind"),
                ById = t.Column<string>(name: "by_id"),
                By = t.Column<string>(name: "by"),
                About = t.Column<string>(name: "about"),
                Detail = t.Column<string>(name: "detail"),
            },
            constraints: t => t.PrimaryKey("activity_key", x => x.Number));
        m.CreateIndex("activity_by_workspace", "activity", ["workspace", "number"]);

        KeepActivity(m);
    }

    // What happened, happened: not even this program can take a line away.
    private static void KeepActivity(MigrationBuilder m)
    {
        if (m.IsNpgsql())
        {
            m.Sql("CREATE FUNCTION activity_refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the activity log is never shortened or changed'; END $$;");
            m.Sql("CREATE TRIGGER activity_kept BEFORE DELETE OR UPDATE ON activity FOR EACH ROW EXECUTE FUNCTION activity_refused();");
            m.Sql("CREATE TRIGGER activity_whole BEFORE TRUNCATE ON activity FOR EACH STATEMENT EXECUTE FUNCTION activity_refused();");
            return;
        }

        m.Sql("CREATE TRIGGER activity_kept BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is never shortened'); END;");
        m.Sql("CREATE TRIGGER activity_unchanged BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'the activity log is never changed'); END;");
    }

    // The columns that the identity library keeps, with a name and two moments of our own.
    private static void IdentityTables(MigrationBuilder m)
    {
        m.CreateTable(
            "accounts",
            t => new
            {
                Id = t.Column<string>(name: "id"),
                UserName = t.Column<string>(name: "user_name", nullable: true),
                NormalizedUserName = t.Column<string>(name: "normalized_user_name", nullable: true),
                Email = t.Column<string>(name: "email", nullable: true),
                NormalizedEmail = t.Column<string>(name: "normalized_email", nullable: true),
                EmailConfirmed = t.Column<bool>(name: "email_confirmed"),
                PasswordHash = t.Column<string>(name: "password_hash", nullable: true),
                SecurityStamp = t.Column<string>(name: "security_stamp", nullable: true),
                ConcurrencyStamp = t.Column<string>(name: "concurrency_stamp", nullable: true),
                PhoneNumber = t.Column<string>(name: "phone_number", nullable: true),
                PhoneNumberConfirmed = t.Column<bool>(name: "phone_number_confirmed"),
                TwoFactorEnabled = t.Column<bool>(name: "two_factor_enabled"),
                LockoutEnd = t.Column<DateTimeOffset>(name: "lockout_end", nullable: true),
                LockoutEnabled = t.Column<bool>(name: "lockout_enabled"),
                AccessFailedCount = t.Column<int>(name: "access_failed_count"),
                Name = t.Column<string>(name: "name"),
                MadeAt = t.Column<long>(name: "made_at"),
                SeenAt = t.Column<long>(name: "seen_at"),
            },
            constraints: t => t.PrimaryKey("accounts_key", x => x.Id));
        m.CreateIndex("accounts_by_name", "accounts", "normalized_user_name", unique: true);
        m.CreateTable(
            "account_claims",
            t => new
            {
                Id = t.Column<int>(name: "id").Annotation("Sqlite:Autoincrement", true).Annotation(Identity, NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                UserId = t.Column<string>(name: "user_id"),
                ClaimType = t.Column<string>(name: "claim_type", nullable: true),
                ClaimValue = t.Column<string>(name: "claim_value", nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("account_claims_key", x => x.Id);
                t.ForeignKey("account_claims_account", x => x.UserId, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        m.CreateTable(
            "account_logins",
            t => new
            {
                LoginProvider = t.Column<string>(name: "login_provider"),
                ProviderKey = t.Column<string>(name: "provider_key"),
                ProviderDisplayName = t.Column<string>(name: "provider_display_name", nullable: true),
                UserId = t.Column<string>(name: "user_id"),
            },
            constraints: t =>
            {
                t.PrimaryKey("account_logins_key", x => new { x.LoginProvider, x.ProviderKey });
                t.ForeignKey("account_logins_account", x => x.UserId, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
        m.CreateTable(
            "account_tokens",
            t => new
            {
                UserId = t.Column<string>(name: "user_id"),
                LoginProvider = t.Column<string>(name: "login_provider"),
                Name = t.Column<string>(name: "name"),
                Value = t.Column<string>(name: "value", nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("account_tokens_key", x => new { x.UserId, x.LoginProvider, x.Name });
                t.ForeignKey("account_tokens_account", x => x.UserId, "accounts", "id", onDelete: ReferentialAction.Cascade);
            });
    }
}
