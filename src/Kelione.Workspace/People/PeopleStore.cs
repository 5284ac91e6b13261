using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kelione.Workspace;

/// <summary>The people's database file: opened for each piece of work. Reading makes no file; the first writing does, its owner's only. Safe for several threads and processes.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class PeopleStore
{
    private const int PatienceSeconds = 15;

    private readonly WorkspaceFolder _folder;
    private readonly DbContextOptions<PeopleDatabase> _options;
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isCurrent;

    public PeopleStore(WorkspaceFolder folder, TimeProvider time)
    {
        _folder = folder;
        Time = time;
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = folder.PeopleFile,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        };
        _options = new DbContextOptionsBuilder<PeopleDatabase>().UseSqlite(connection.ConnectionString).Options;
    }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Now, as the database keeps moments.</summary>
    public long Now => Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether the file was found and is of the current form; until then nothing is read at once.</summary>
    public bool IsOpen => _isCurrent;

    /// <summary>Told after each writing.</summary>
    public event Action? Written;

    /// <summary>Reads; where there is no database yet, <paramref name="nothing"/> is what is found.</summary>
    public async Task<T> ReadAsync<T>(Func<PeopleDatabase, Task<T>> work, T nothing, CancellationToken cancellationToken)
    {
        if (!File.Exists(_folder.PeopleFile))
        {
            return nothing;
        }

        return await GuardAsync(work, cancellationToken);
    }

    /// <summary>Reads at once, for a decision that cannot wait.</summary>
    public T Read<T>(Func<PeopleDatabase, T> work, T nothing)
    {
        if (!File.Exists(_folder.PeopleFile) || !_isCurrent)
        {
            return nothing;
        }

        try
        {
            using var db = new PeopleDatabase(_options);
            return work(db);
        }
        catch (Exception e) when (DatabaseTrouble.IsKnown(e))
        {
            throw DatabaseTrouble.Explain(e, _folder.PeopleFile, PatienceSeconds);
        }
    }

    /// <summary>Brings the file to the current form where there is one.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => ReadAsync(_ => Task.FromResult(true), true, cancellationToken);

    /// <summary>Writes all or nothing, nobody else between; durable when it returns.</summary>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="isTold">Whether <see cref="Written"/> is told: not where nothing is written that says who may do what.</param>
    public async Task<T> WriteAsync<T>(Func<PeopleDatabase, Task<T>> work, CancellationToken cancellationToken, bool isTold = true)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            PrivateFiles.MakeDatabase(_folder, _folder.PeopleFile);
            return await GuardAsync(
                async db =>
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                    var result = await work(db);
                    await db.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    return result;
                },
                cancellationToken);
        }
        finally
        {
            _writing.Release();
            if (isTold)
            {
                Written?.Invoke();
            }
        }
    }

    /// <summary>What the identity library does to accounts.</summary>
    public static UserManager<Account> Users(PeopleDatabase db)
    {
        var options = new IdentityOptions();
        options.User.RequireUniqueEmail = true;
        options.User.AllowedUserNameCharacters = "";
        options.Lockout.AllowedForNewUsers = true;
        options.Lockout.MaxFailedAccessAttempts = SignIns.Tries;
        options.Lockout.DefaultLockoutTimeSpan = SignIns.Pause;
        return new UserManager<Account>(
            new UserOnlyStore<Account, PeopleDatabase>(db), Options.Create(options), new PasswordHasher<Account>(), [], [], new UpperInvariantLookupNormalizer(), new IdentityErrorDescriber(), null!, NullLogger<UserManager<Account>>.Instance);
    }

    private async Task<T> GuardAsync<T>(Func<PeopleDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await using var db = new PeopleDatabase(_options);
            if (!_isCurrent)
            {
                await DatabaseForm.UpgradeAsync(db, PeopleForm.Upgrades, "The people", cancellationToken);
                _isCurrent = true;
            }

            return await work(db);
        }
        catch (Exception e) when (DatabaseTrouble.IsKnown(e))
        {
            throw DatabaseTrouble.Explain(e, _folder.PeopleFile, PatienceSeconds);
        }
    }
}
