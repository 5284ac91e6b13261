using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>The documents' database, wherever it lies. Each piece of work opens it and lets it go again. Safe for several threads and processes.</summary>
internal sealed class LibraryStore
{
    private const int MostAttempts = 100;

    private readonly DocumentPlace _place;
    private readonly DbContextOptions<MapDatabase> _options;
    private readonly LatestTexts _texts = new();
    private volatile bool _isCurrent;

    public LibraryStore(WorkspaceFolder folder, int patienceSeconds)
    {
        _place = DocumentPlace.OfMaps(folder, patienceSeconds);
        _options = _place.Options<MapDatabase>();
    }

    /// <summary>Keeps the database open until disposed, where that spares work.</summary>
    public IDisposable HoldOpen() => _place.HoldOpen();

    /// <summary>Joins this node with the others that share the database; null where it is one machine's.</summary>
    public INodeWire? OpenWire(TimeProvider time) => _place.OpenWire(time);

    /// <summary>Reads; where there is no database yet, <paramref name="nothing"/> is what is found.</summary>
    public async Task<T> ReadAsync<T>(Func<MapDatabase, Task<T>> work, T nothing, CancellationToken cancellationToken)
    {
        if (!_place.MayBeThere)
        {
            return nothing;
        }

        return await _place.ReadAsync(() =>
            GuardAsync(async db => !_isCurrent && !await _place.HasFormAsync(db, cancellationToken) ? nothing : await work(await CurrentAsync(db, cancellationToken))));
    }

    /// <summary>
    /// Writes all or nothing; durable when it returns. The work reads and reckons without a lock, which is then held for the writing alone, however slow the process is; where somebody else wrote the same map meanwhile, the work is done anew
    /// on what they left. It must not change anything but the database, and that only by what is tracked.
    /// </summary>
    public async Task<T> WriteAsync<T>(Func<MapDatabase, Task<T>> work, CancellationToken cancellationToken)
    {
        _place.Make();
        var (isSaving, isAgain) = (false, false);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await GuardAsync(
                    async db =>
                    {
                        isSaving = false;
                        var result = await work(await CurrentAsync(db, cancellationToken));
                        isSaving = true;
                        await db.SaveChangesAsync(cancellationToken);
                        return result;
                    });
            }
            catch (Exception e) when (attempt < MostAttempts && _place.SomebodyWasFaster(e))
            {
                // Whoever was faster has gone on by a version, so there is an end to this.
            }
            catch (MendableException e) when (!isSaving && !isAgain && e.InnerException is { } inner && _place.WasLost(inner))
            {
                // Nothing was sent yet that is to stay, so that it is safe to begin anew; once, for the pool is emptied by this.
                isAgain = true;
            }
        }
    }

    private async Task<MapDatabase> CurrentAsync(MapDatabase db, CancellationToken cancellationToken)
    {
        if (!_isCurrent)
        {
            await DatabaseForm.UpgradeAsync(db, _place, cancellationToken);
            _isCurrent = true;
        }

        return db;
    }

    private async Task<T> GuardAsync<T>(Func<MapDatabase, Task<T>> work)
    {
        try
        {
            await using var db = new MapDatabase(_options) { Texts = _texts };
            return await work(db);
        }
        catch (Exception e) when (_place.IsKnown(e))
        {
            throw _place.Explain(e);
        }
        catch (MapEditException e)
        {
            throw new MendableException(e.Message, e);
        }
    }
}
