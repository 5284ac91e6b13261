using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kelione.Workspace;

/// <summary>The people's database, wherever it lies: opened for each piece of work. Reading makes nothing; the first writing does, its owner's only. Safe for several threads and processes.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class PeopleStore
{
    private const int PatienceSeconds = 15;

    private readonly DocumentPlace _place;
    private readonly DbContextOptions<PeopleDatabase> _options;
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isCurrent;

    public PeopleStore(WorkspaceFolder folder, TimeProvider time)
    {
        Time = time;
        _place = DocumentPlace.OfPeople(folder, PatienceSeconds);
        _options = _place.Options<PeopleDatabase>();
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
        if (!_place.MayBeThere)
        {
            return nothing;
        }

        return await _place.ReadAsync(() =>
            GuardAsync(async db => !_isCurrent && !await _place.HasFormAsync(db, cancellationToken) ? nothing : await work(await CurrentAsync(db, cancellationToken))));
    }

    /// <summary>Reads at once, for a decision that cannot wait.</summary>
    public T Read<T>(Func<PeopleDatabase, T> work, T nothing)
    {
        if (!_isCurrent || !_place.MayBeThere)
        {
            return nothing;
        }

        for (var isAgain = false; ; isAgain = true)
        {
            try
            {
                using var db = new PeopleDatabase(_options);
                return work(db);
            }
            catch (Exception e) when (!isAgain && _place.WasLost(e))
            {
                // The connection came out of the pool and was of before the server's restart: a new one may do.
            }
            catch (Exception e) when (_place.IsKnown(e))
            {
                throw _place.Explain(e);
            }
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
            _place.Make();
            var isSaving = false;
            for (var isAgain = false; ; isAgain = true)
            {
                try
                {
                    return await GuardAsync(async db =>
                    {
                        await CurrentAsync(db, cancellationToken);
                        isSaving = false;
                        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                        await _place.LockAsync(db, cancellationToken);
                        var result = await work(db);
                        await db.SaveChangesAsync(cancellationToken);
                        isSaving = true;
                        await transaction.CommitAsync(cancellationToken);
                        return result;
                    });
                }
                catch (MendableException e) when (!isSaving && !isAgain && e.InnerException is { } inner && _place.WasLost(inner))
                {
                    // All of it is within the transaction that was lost: it is safe to begin anew.
                }
            }
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

    private async Task<PeopleDatabase> CurrentAsync(PeopleDatabase db, CancellationToken cancellationToken)
    {
        if (!_isCurrent)
        {
            await DatabaseForm.UpgradeAsync(db, _place, PeopleForm.Upgrades, "The people", cancellationToken);
            _isCurrent = true;
        }

        return db;
    }

    private async Task<T> GuardAsync<T>(Func<PeopleDatabase, Task<T>> work)
    {
        try
        {
            await using var db = new PeopleDatabase(_options);
            return await work(db);
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
    }
}
