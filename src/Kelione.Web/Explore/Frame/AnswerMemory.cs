using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.Web.Explore.Frame;

/// <summary>The last answers of one open page, so that a change of settings asks only what is new. Not for several threads.</summary>
internal sealed class AnswerMemory
{
    private const int Most = 16;

    private readonly List<(string Handle, Answer Answer)> _kept = [];

    /// <summary>The answer kept, or asked now. A failed question is not kept.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(WorkspaceVisit visit, Question<TAnswer> question, CancellationToken cancellationToken)
        where TAnswer : Answer
    {
        var handle = Handles.Of(question);
        if (_kept.FindIndex(k => k.Handle == handle) is >= 0 and var place && _kept[place].Answer is TAnswer known)
        {
            return known;
        }

        var answer = await visit.AskAsync(question, cancellationToken);
        _kept.Add((handle, answer));
        if (_kept.Count > Most)
        {
            _kept.RemoveAt(0);
        }

        return answer;
    }
}
