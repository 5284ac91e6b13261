using System.Collections.Concurrent;

namespace Kelione.Web.Collector;

/// <summary>Keeps one key from taking the collector away from the others: so many events a second on average, ten seconds' worth at once. What is too much is paid back by waiting, before another body is read. Safe for several threads.</summary>
/// <param name="eventsPerSecond">How many.</param>
/// <param name="time">The clock.</param>
internal sealed class KeyPace(int eventsPerSecond, TimeProvider time)
{
    private const int Burst = 10;
    private const int MostKeys = 10_000;
    private readonly ConcurrentDictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>How long a key has to wait; null where it may go on.</summary>
    public TimeSpan? Wait(string key)
    {
        if (!_accounts.TryGetValue(key, out var account))
        {
            return null;
        }

        lock (account)
        {
            Earn(account);
            return account.Balance >= 0 ? null : TimeSpan.FromSeconds(Math.Ceiling(-account.Balance / eventsPerSecond));
        }
    }

    /// <summary>Counts what a key sent; a request counts as an event at least.</summary>
    public void Count(string key, int events)
    {
        if (_accounts.Count > MostKeys)
        {
            _accounts.Clear();
        }

        var account = _accounts.GetOrAdd(key, static (_, p) => new Account { Balance = (double)p.Rate * Burst, At = p.Now }, (Rate: eventsPerSecond, Now: time.GetTimestamp()));
        lock (account)
        {
            Earn(account);
            account.Balance -= Math.Max(1, events);
        }
    }

    private void Earn(Account account)
    {
        var now = time.GetTimestamp();
        account.Balance = Math.Min((double)eventsPerSecond * Burst, account.Balance + (time.GetElapsedTime(account.At, now).TotalSeconds * eventsPerSecond));
        account.At = now;
    }

    private sealed class Account
    {
        public double Balance { get; set; }

        public long At { get; set; }
    }
}
