using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>
/// Holds a workspace for this process. The file <c>lock</c> is what counts: the system frees it when the process ends, however that happens. The file <c>holder</c> only says who it is, for
/// the message to a second process, and is believed only while the lock is really held and that process lives.
/// </summary>
internal sealed class WorkspaceLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _holder;

    private WorkspaceLock(FileStream file, string holder)
    {
        _file = file;
        _holder = holder;
    }

    /// <summary>Takes the workspace.</summary>
    /// <exception cref="WorkspaceHeldException">Another process, or another store in this one, has it.</exception>
    public static WorkspaceLock Take(string folder, string program, TimeProvider time)
    {
        var holder = Path.Combine(folder, "holder");
        FileStream file;
        try
        {
            file = new FileStream(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw Held(folder, holder, e);
        }

        var note = new Holder(Environment.ProcessId, program, UtcTime.Format(UtcTime.FromDateTimeOffset(time.GetUtcNow())));
        try
        {
            File.WriteAllBytes(holder, JsonSerializer.SerializeToUtf8Bytes(note));
        }
        catch (IOException)
        {
            // On a full disk the note is missing; the lock still holds.
        }

        return new WorkspaceLock(file, holder);
    }

    /// <summary>Whether a failure to open the lock means that somebody else has it, and not that the disk is full, read-only or no disk at all.</summary>
    internal static bool IsHeld(IOException e)
    {
        const int SharingViolation = 32;
        const int LockViolation = 33;
        const int WouldBlock = 11;
        const int WouldBlockOnMac = 35;
        return (e.HResult & 0xFFFF) is var code
            && (OperatingSystem.IsWindows() ? code is SharingViolation or LockViolation : code == (OperatingSystem.IsMacOS() ? WouldBlockOnMac : WouldBlock));
    }

    /// <summary>The exception for a workspace that somebody else has.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="processId">The process, as far as somebody else knows it.</param>
    /// <param name="inner">What the system said.</param>
    public static WorkspaceHeldException HeldBy(string folder, int? processId, Exception inner) => new(
        $"The workspace {folder} is open in another program{(processId is { } id ? string.Create(CultureInfo.InvariantCulture, $" (process {id})") : "")}. One program at a time can use it: close that one, or choose another folder.",
        processId,
        inner);

    public void Dispose()
    {
        try
        {
            File.Delete(_holder);
        }
        catch (IOException)
        {
            // A note that stays behind is not believed without a lock.
        }

        _file.Dispose();
    }

    private static WorkspaceHeldException Held(string folder, string holderFile, IOException inner)
    {
        try
        {
            if (JsonSerializer.Deserialize<Holder>(File.ReadAllBytes(holderFile)) is { } holder && IsAlive(holder.ProcessId))
            {
                return new WorkspaceHeldException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The workspace {folder} is open in {holder.Program} (process {holder.ProcessId}, since {holder.Since}). One program at a time can use it: wait for it to end, close it, or choose another folder."),
                    holder.ProcessId,
                    inner);
            }
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            // Nobody knows who it is.
        }

        return HeldBy(folder, null, inner);
    }

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private sealed record Holder(int ProcessId, string Program, string Since);
}
