#pragma once

#include "importers/syntax/expression.h"
#include "importers/syntax/parse.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace alidade {

/// Fills a CodeFile from the syntax trees of a Go file (Go specification; the node names are those of tree-sitter-go).
///
/// What the shapes mean for Go: a struct field is a Binding whose scope is the type ("Config", field "Addr"); what a
/// function returns are Bindings "return", "return.1", … in its scope, first with the type, then with each value; a
/// receiver is a Binding without a parameter position; `for _, x := range xs` binds x to xs; a struct tag
/// `env:"ADDR"` is an annotation "env" on "Config.Addr". A closure belongs to the function around it.
class GoReader {
public:
    explicit GoReader(CodeFile &file) : m_file(file) {}

    void read(const Piece &piece);

private:
    // Declarations: go.cpp
    void visit();
    void visitChildren();
    void readPackage();
    void readImport();
    void readFunction();
    void readParameters(bool isReceiver);
    void readResults();
    void readTypeSpec();
    void readFields(const std::string &type);
    void readField(const std::string &type);
    void readTag(std::string_view tag, const std::string &target, int line);
    std::string readType();

    // Statements: gostatements.cpp
    void readSpec(bool isConst);
    void readAssignment();
    void readRange();
    void readReturn();
    void readIf();
    void readSwitch();
    void readCase(Branch &branch, Branch &others);
    std::vector<Expression> readList();
    std::vector<std::string> readNames();
    void assign(const std::vector<std::string> &names, std::vector<Expression> values, const std::string &type, bool isConst,
                int line);
    void bind(const std::string &name, Expression value, const std::string &type, bool isConst, int line);
    bool settlesSetting(const std::string &name, const Expression &value);
    void addBranch(Branch branch, TSNode lines, bool isElse);
    /// Does `read` and keeps that the calls in it are an aside.
    template <typename Read> void readAside(Aside::Kind kind, const Read &read)
    {
        const std::size_t first = m_file.calls.size();
        read();
        if (m_file.calls.size() > first)
            m_file.asides.push_back({kind, first, m_file.calls.size()});
    }

    // Expressions: goexpressions.cpp
    /// The expression at the cursor; what stands in it is recorded, an address text of it too.
    Expression value();
    Expression fold();
    Expression foldChildren(TSFieldId field);
    Expression foldBinary();
    Expression foldUnary();
    Expression foldSelector();
    Expression foldClosure();
    Expression foldWritten();
    std::string written(TSNode node) const;
    void compare(std::string_view sign, const Expression &left, const Expression &right);

    // Calls and literals: gocalls.cpp
    bool isCommandWord(std::string_view written) const;
    void noteSubcommand(const Call &literal, TSNode lines);
    Expression foldCall();
    void readCallee(Call &call);
    void readReceiver(Call &call);
    void readArguments(Call &call);
    Expression foldBuiltin(Call &call);
    Expression foldConversion();
    Expression foldLiteral();
    std::size_t readBody(Call call, const std::string &element);
    void readElement(Call &call, const std::string &element);
    Expression elementValue(const std::string &element);
    void nameType(Call &call, std::string_view type) const;
    Expression record(Call call);

    // Functions that make texts: goknown.cpp
    /// An imported package.
    struct Package {
        std::string path;
        std::string_view known; ///< the name under which goknown.cpp knows it
    };
    void noteImport(const ImportLine &line);
    std::optional<Expression> foldKnown(const Call &call);
    std::optional<Expression> foldFlag(const Call &call);
    Expression formattedCall(const Call &call, std::size_t format) const;
    Expression joinedArguments(const Call &call, std::string_view separator) const;
    Expression joinedList(const Call &call) const;

    TSNode node() const { return m_walker->node(); }
    int line() const { return m_piece->lineOf(node()); }

    CodeFile &m_file;
    const Piece *m_piece = nullptr;
    Walker *m_walker = nullptr;
    std::map<std::string, Package, std::less<>> m_packages; ///< by local name
    std::string m_scope;                                    ///< the function around
    std::optional<Branch> m_compared;                       ///< what the expression read last compares
    std::pair<std::string, std::string> m_lookedUp;         ///< names of the last `v, ok := …`
    std::string m_missing;                                  ///< the name that is empty in the `if` around
    std::string m_given;                                    ///< the name that is not empty in the `if` around
    bool m_hasViper = false;                                ///< the file imports viper
    int m_closures = 0;                                     ///< that are around
};

} // namespace alidade
